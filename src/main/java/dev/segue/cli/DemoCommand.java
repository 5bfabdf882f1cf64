package dev.segue.cli;

import dev.segue.app.Ahead;
import dev.segue.app.SettingsSources;
import dev.segue.topology.RocksDbTuning;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `segue demo`: everything in one process tree, fed with an invented world or a recording.
@Command(
        name = "demo",
        description = "Start a broker, a registry and Segue in one process, stream events, and stay up as a service.")
final class DemoCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Stream this recording of listening, .gz too. Default: an invented world.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder that holds all state. Default: ${DEFAULT-VALUE}.")
    private Path dir = Path.of(".segue");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the HTTP service; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Option(names = "--fresh", description = "Start over: delete what an earlier demo has left in the folder.")
    private boolean fresh;

    @Override
    public void run() {
        var _ = Ahead.begin("load-rocksdb", RocksDbTuning::load);
        Ports.requireFree(port);
        Optional<DemoSource> recorded = data.map(DemoSource::recorded);
        DemoFolder folder = DemoFolder.open(dir, fresh);
        DemoSource source = recorded.orElseGet(() ->
                DemoSource.invented(folder.endOr(Instant.now().truncatedTo(ChronoUnit.HOURS)), DemoSource.EVENTS));
        if (!folder.isOf(source.name())) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "the folder %s holds a demo of other data; add --fresh to start over, or choose another with --dir"
                            .formatted(dir));
        }
        SettingsSources sources = settings.sources().with("segue.http.port", Integer.toString(port), "--port");
        PrintWriter err = spec.commandLine().getErr();
        say(err, "starting the broker, the registry and Segue in %s".formatted(dir));
        DemoCluster cluster = DemoCluster.start(folder, sources, DemoCluster.BROKER_PORT, DemoCluster.REGISTRY_PORT);
        DemoFeed feed = new DemoFeed(cluster.settings(), cluster.process().counters());
        Stopping.Hook hook = Stopping.onSignal(() -> {
            feed.close();
            cluster.close();
        });
        try (DiskWatch _ = DiskWatch.start(dir, hook::stop)) {
            cluster.awaitReady();
            if (!folder.isComplete()) {
                feed.all(source, folder);
            }
            printHints(spec.commandLine().getOut(), cluster, folder.userOr("somebody"));
            hook.await();
        } catch (RuntimeException failed) {
            hook.closeNow();
            throw failed;
        }
    }

    private static void printHints(PrintWriter out, DemoCluster cluster, String user) {
        String base = "http://127.0.0.1:%d".formatted(cluster.process().port());
        String segment = URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20");
        out.println("""
                Segue is up on %1$s (Kafka %3$s, registry %4$s). Try:

                  curl -s '%1$s/v1/users/%2$s/recommendations?limit=5'
                  curl -s -X POST '%1$s/v1/events' -d '{"user": "%5$s", "type": "play", "track": "a-new-track"}'
                  curl -s '%1$s/v1/ledger'

                Stop with ^C; start again and it goes on where it was.""".formatted(
                        base,
                        segment,
                        cluster.settings().streams().bootstrapServers(),
                        cluster.settings().streams().registryUrls().getFirst(),
                        user));
        out.flush();
    }

    private static void say(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }
}
