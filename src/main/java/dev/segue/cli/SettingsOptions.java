package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.app.SettingsSources;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options of every command that reads settings.
final class SettingsOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings file. Default: $SEGUE_CONFIG, or segue.properties in the working directory.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set one setting, e.g. --set segue.http.port=9090; wins over environment and file.")
    private Map<String, String> values = new LinkedHashMap<>();

    SettingsSources sources() {
        SettingsSources sources = SettingsSources.ofProcess();
        if (file.isPresent()) {
            sources = sources.withFile(file.get());
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            sources = sources.with(value.getKey(), value.getValue(), "--set");
        }
        return sources;
    }

    Settings load() {
        return Settings.load(sources());
    }
}
