package dev.segue.cli;

import dev.segue.embedded.EmbeddedException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `segue bench throughput`: events a second and CPU an event, against the least that Kafka Streams can do.
@Command(
        name = "throughput",
        description = "Measure events/s and CPU per event of the whole topology, and of a bare repartition + count"
                + " beside it, with a broker in the same JVM. Without other load it takes a few minutes.")
final class BenchThroughputCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--events", paramLabel = "N", description = "Plays a round. Default: ${DEFAULT-VALUE}.")
    private int events = 100_000;

    @Option(names = "--users", paramLabel = "N", description = "Listeners. Default: ${DEFAULT-VALUE}.")
    private int users = 50_000;

    @Option(names = "--tracks", paramLabel = "N", description = "Tracks. Default: ${DEFAULT-VALUE}.")
    private int tracks = 36_000;

    @Option(names = "--partitions", paramLabel = "N", description = "Partitions. Default: ${DEFAULT-VALUE}.")
    private int partitions = 4;

    @Option(
            names = "--scored-fraction",
            paramLabel = "F",
            description = "Part of the plays that the scored runs evaluate; 0 leaves them out."
                    + " Default: ${DEFAULT-VALUE}.")
    private double scoredFraction = 0.1;

    @Option(
            names = "--against",
            paramLabel = "KEY=VALUE[,KEY=VALUE...]",
            description = "Also measure with these settings changed, scoring off. May be given several times.")
    private List<String> against = List.of();

    @Option(names = "--runs", paramLabel = "R", description = "Measured rounds of each. Default: ${DEFAULT-VALUE}.")
    private int runs = 3;

    @Option(names = "--warm-ups", paramLabel = "W", description = "Rounds of each before. Default: ${DEFAULT-VALUE}.")
    private int warmUps = 1;

    @Mixin
    private WorkFolder work = new WorkFolder();

    @Override
    public void run() {
        BenchShape shape = new BenchShape(events, users, tracks, partitions);
        if (runs < 1 || warmUps < 0 || !(scoredFraction >= 0 && scoredFraction <= 1)) {
            throw new CommandFailure(
                    ExitStatus.USAGE, "--runs must be 1 or more, --warm-ups 0 or more, --scored-fraction in [0, 1]");
        }
        int listsPerSecond = settings.load().streams().listsPerSecond();
        try (WorkFolder.Made folder = work.make();
                BenchCluster cluster = new BenchCluster(folder.path(), settings.sources())) {
            BenchFigures figures = new BenchFigures(shape, scoredFraction, listsPerSecond, measured(cluster, shape));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                figures.printJson(out);
            } else {
                figures.printTable(out);
            }
            out.flush();
        } catch (EmbeddedException cannot) {
            throw new CommandFailure(ExitStatus.FAILED, String.valueOf(cannot.getMessage()), cannot);
        }
    }

    private List<BenchRun> measured(BenchCluster cluster, BenchShape shape) {
        List<BenchRun> measured = new ArrayList<>();
        BenchMeter meter = new BenchMeter();
        for (int round = -warmUps; round < runs; round++) {
            List<BenchRun> done = new ArrayList<>();
            done.add(said(round, BenchRun.bare(cluster, shape, meter)));
            done.add(said(round, BenchRun.segue(BenchRun.SEGUE, cluster, shape, meter, 0, Map.of())));
            if (scoredFraction > 0) {
                done.add(said(round, BenchRun.segue(BenchRun.SCORED, cluster, shape, meter, scoredFraction, Map.of())));
            }
            for (String changes : against) {
                done.add(said(round, BenchRun.segue(changes, cluster, shape, meter, 0, settingsOf(changes))));
            }
            if (round >= 0) {
                measured.addAll(done);
            }
        }
        return measured;
    }

    private static Map<String, String> settingsOf(String changes) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String change : changes.split(",", -1)) {
            int equals = change.indexOf('=');
            if (equals < 1) {
                throw new CommandFailure(
                        ExitStatus.USAGE, "--against must be KEY=VALUE but was \"%s\"".formatted(change));
            }
            settings.put(change.substring(0, equals), change.substring(equals + 1));
        }
        return settings;
    }

    private BenchRun said(int round, BenchRun run) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("%s %s: %.0f events/s, %.1f µs of CPU an event"
                .formatted(
                        round < 0 ? "warm-up" : "round " + (round + 1),
                        run.name(),
                        run.span().eventsPerSecond(),
                        run.span().cpuMicrosPerEvent()));
        err.flush();
        return run;
    }
}
