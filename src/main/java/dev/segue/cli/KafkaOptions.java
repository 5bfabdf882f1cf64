package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.app.SettingsSources;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of every command that talks to Kafka.
final class KafkaOptions {

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers. Default: segue.topology.bootstrap-servers, 127.0.0.1:9092.")
    private Optional<String> bootstrap = Optional.empty();

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Schema registry. Default: segue.topology.registry-urls, http://127.0.0.1:8081.")
    private Optional<String> registry = Optional.empty();

    SettingsSources sources() {
        SettingsSources sources = settings.sources();
        if (bootstrap.isPresent()) {
            sources = sources.with(Settings.BOOTSTRAP_SERVERS, bootstrap.get(), "--bootstrap");
        }
        if (registry.isPresent()) {
            sources = sources.with(Settings.REGISTRY_URLS, registry.get(), "--registry");
        }
        return sources;
    }

    Settings load() {
        return Settings.load(sources());
    }
}
