package dev.segue.cli;

import dev.segue.app.Ahead;
import dev.segue.app.LoadedSettings;
import dev.segue.app.Process;
import dev.segue.app.SettingsSources;
import dev.segue.topology.RocksDbTuning;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `segue serve`: one Segue process against a cluster that is there.
@Command(name = "serve", description = "Run one Segue process against a running cluster.")
final class ServeCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--node-id",
            paramLabel = "NAME",
            description = "Names this process, the same after each restart. Default: segue.topology.node-id.")
    private Optional<String> nodeId = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the HTTP service. Default: 8080.")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--dir", paramLabel = "DIR", description = "Folder of the state stores. Default: .segue/state.")
    private Optional<Path> dir = Optional.empty();

    @Option(
            names = "--retrain",
            paramLabel = "SCHEDULE",
            description = "Train anew by a schedule as crontab writes it, in UTC: '0 3 * * *' is every day at 03:00. Of"
                    + " all processes that have one, one does. Default: segue.retraining.schedule, never.")
    private Optional<String> retrain = Optional.empty();

    @Option(
            names = "--retrain-promote",
            description = "Promote what is not worse than what serves. Default: segue.retraining.promote, only report.")
    private boolean promote;

    @Override
    public void run() {
        var _ = Ahead.begin("load-rocksdb", RocksDbTuning::load);
        SettingsSources sources = kafka.sources();
        if (nodeId.isPresent()) {
            sources = sources.with("segue.topology.node-id", nodeId.get(), "--node-id");
        }
        if (port.isPresent()) {
            sources = sources.with("segue.http.port", Integer.toString(port.get()), "--port");
        }
        if (dir.isPresent()) {
            sources = sources.with("segue.topology.state-dir", dir.get().toString(), "--dir");
        }
        if (retrain.isPresent()) {
            sources = sources.with("segue.retraining.schedule", retrain.get(), "--retrain");
        }
        if (promote) {
            sources = sources.with("segue.retraining.promote", "true", "--retrain-promote");
        }
        LoadedSettings loaded = LoadedSettings.of(sources);
        Process process = Starting.process(loaded);
        spec.commandLine().getErr().println("serving on http://127.0.0.1:%d".formatted(process.port()));
        spec.commandLine().getErr().flush();
        Stopping.Hook hook = Stopping.onSignal(process);
        try (DiskWatch _ = DiskWatch.start(loaded.settings().streams().stateDir(), hook::stop)) {
            hook.await();
        }
    }
}
