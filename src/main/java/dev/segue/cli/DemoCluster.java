package dev.segue.cli;

import dev.segue.app.Ahead;
import dev.segue.app.LoadedSettings;
import dev.segue.app.Process;
import dev.segue.app.Settings;
import dev.segue.app.SettingsSources;
import dev.segue.embedded.EmbeddedBroker;
import dev.segue.embedded.EmbeddedException;
import dev.segue.embedded.EmbeddedRegistry;
import java.util.Optional;

/// The broker, the registry and the Segue process of a demo, all in this JVM.
final class DemoCluster implements AutoCloseable {

    static final int BROKER_PORT = 9092;
    static final int REGISTRY_PORT = 8081;

    private static final String PUBLISH_BUDGET = "segue.topology.publish-rows-per-second";
    private static final String REPLAY_ROWS_PER_SECOND = "8000";
    private static final int PARTITIONS = 2;
    private static final long READY_WITHIN_MILLIS = 120_000;
    private static final long PAUSE_MILLIS = 50;

    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final Settings settings;
    private final Process process;

    private DemoCluster(EmbeddedBroker broker, EmbeddedRegistry registry, Settings settings, Process process) {
        this.broker = broker;
        this.registry = registry;
        this.settings = settings;
        this.process = process;
    }

    /// Starts all three; when one cannot start, none is left running.
    ///
    /// @param brokerPort the broker's port, any free one when it is taken or 0
    /// @param registryPort the registry's port, any free one when it is taken or 0
    static DemoCluster start(DemoFolder folder, SettingsSources sources, int brokerPort, int registryPort) {
        EmbeddedBroker broker = null;
        EmbeddedRegistry registry = null;
        EndOfBroker.reportedFor(folder.broker());
        Ahead<SettingsSources> budgeted = Ahead.begin("settings", () -> withWhatADemoNeeds(folder, sources));
        try {
            broker = EmbeddedBroker.start(folder.broker(), Ports.freeOr(brokerPort), 0);
            registry = EmbeddedRegistry.start(Optional.of(folder.registry()), Ports.freeOr(registryPort));
            Settings settings = Settings.load(budgeted.get()
                    .with(Settings.BOOTSTRAP_SERVERS, broker.bootstrapServers(), "demo")
                    .with(Settings.REGISTRY_URLS, registry.url(), "demo")
                    .with("segue.topology.state-dir", folder.state().toString(), "demo"));
            return new DemoCluster(broker, registry, settings, Starting.process(settings));
        } catch (RuntimeException e) {
            if (registry != null) {
                registry.close();
            }
            if (broker != null) {
                broker.close();
            }
            throw e instanceof EmbeddedException cannot
                    ? new CommandFailure(ExitStatus.FAILED, String.valueOf(cannot.getMessage()), cannot)
                    : e;
        }
    }

    /// Unless somebody has set it otherwise. A laptop has two stream threads to keep busy, and each partition
    /// costs some thirty changelogs and stores, opened at each start and committed ten times a second. And a
    /// history that takes weeks is streamed in minutes: the model room must be told more per second than in
    /// live operation.
    private static SettingsSources withWhatADemoNeeds(DemoFolder folder, SettingsSources sources) {
        LoadedSettings loaded = LoadedSettings.of(sources);
        SettingsSources more = sources;
        if (!loaded.isSet(Settings.PARTITIONS)) {
            more = more.with(Settings.PARTITIONS, Integer.toString(folder.partitionsOr(PARTITIONS)), "demo");
        }
        if (!loaded.isSet(PUBLISH_BUDGET)) {
            more = more.with(PUBLISH_BUDGET, REPLAY_ROWS_PER_SECOND, "demo");
        }
        return more;
    }

    /// Returns when every look-up can be answered.
    void awaitReady() {
        for (long waited = 0; !process.isReady(); waited += PAUSE_MILLIS) {
            if (waited > READY_WITHIN_MILLIS) {
                throw new CommandFailure(
                        ExitStatus.FAILED, "Segue was not ready within two minutes; see the log above");
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
            }
        }
    }

    Process process() {
        return process;
    }

    Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        process.close();
        registry.close();
        broker.close();
    }
}
