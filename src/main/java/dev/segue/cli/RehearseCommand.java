package dev.segue.cli;

import dev.segue.app.SettingsSources;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `segue rehearse`: starts a small demo, asks it, stops it, and does so again on what it has left.
///
/// `bin/segue` has the JVM record what that loads, so that the next start finds it loaded. The second round is
/// there for what only a restart does.
@Command(
        name = "rehearse",
        hidden = true,
        description = "Start a small demo twice and end, for the JVM to record what a start loads.")
final class RehearseCommand implements Runnable {

    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
    private static final long EVENTS = 2_000;
    private static final int ROUNDS = 2;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "An empty folder for its state.")
    private Path dir = Path.of("");

    @Override
    public void run() {
        DemoFolder folder = DemoFolder.open(dir, false);
        DemoSource source = DemoSource.invented(END, EVENTS);
        SettingsSources sources = settings.sources().with("segue.http.port", "0", "rehearse");
        for (int round = 0; round < ROUNDS; round++) {
            rehearse(folder, source, sources);
        }
    }

    private static void rehearse(DemoFolder folder, DemoSource source, SettingsSources sources) {
        DemoCluster cluster = DemoCluster.start(folder, sources, 0, 0);
        try (DemoFeed feed = new DemoFeed(cluster.settings(), cluster.process().counters())) {
            cluster.awaitReady();
            if (!folder.isComplete()) {
                feed.all(source, folder);
            }
            ask(cluster, folder.userOr("somebody"));
        } finally {
            cluster.close();
        }
    }

    private static void ask(DemoCluster cluster, String user) {
        ServiceClient service = new ServiceClient(
                URI.create("http://127.0.0.1:%d".formatted(cluster.process().port())));
        service.get("/v1/users/%s/recommendations".formatted(ServiceClient.segment(user)), Map.of("explain", "full"));
        service.get("/v1/trending", Map.of());
        service.get("/v1/ledger", Map.of());
    }
}
