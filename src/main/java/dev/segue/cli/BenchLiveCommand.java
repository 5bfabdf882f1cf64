package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.app.SettingsSources;
import dev.segue.evaluation.RecordedListening;
import dev.segue.evaluation.StreamShape;
import dev.segue.evaluation.report.ReplayPage;
import dev.segue.evaluation.report.ReplayReport;
import dev.segue.evaluation.report.ReplayScores;
import dev.segue.events.ListeningEvent;
import dev.segue.intake.IntakeRules;
import dev.segue.recordings.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `segue bench live FILE`: live quality against offline quality over the speed of a replay, and what the gap is made
/// of.
///
/// At each speed the same plays are scored three times: offline with everything known at once, offline divided and held
/// back as the stream is at that pace, and by the stream itself. From the first to the second is what the design's
/// delays cost, from the second to the third what computing takes and everything else.
@Command(
        name = "live",
        description = {
            "Replay a recording at some speeds to a new broker and one new Segue, every play scored, and hold its lists",
            "against those made offline of the same events: with everything known at once, and divided and held back",
            "as the stream is at that pace. Broker and process are children."
        })
final class BenchLiveCommand implements Runnable {

    private static final String ORIGIN = "bench live";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Recorded listening, plain or gzip.")
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private Path file;

    @Option(
            names = "--speeds",
            paramLabel = "R",
            split = ",",
            description = "Events a second; several with commas between. Default: ${DEFAULT-VALUE}.")
    private List<Integer> speeds = List.of(100, 500, 2_000);

    @Option(names = "--limit-events", paramLabel = "N", description = "Use the first N events. Default: all.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description =
                    "The first N of them are sent at 100 a second and only learnt: a process that has just started"
                            + " is slow. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 2_000;

    @Option(names = "--partitions", paramLabel = "N", description = "Partitions. Default: ${DEFAULT-VALUE}.")
    private int partitions = 4;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting of Segue, and of what is measured offline beside it.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private PageOption page = new PageOption();

    @Mixin
    private WorkFolder work = new WorkFolder();

    @Override
    public void run() {
        if (limit < 1 || partitions < 1 || warmUp < 0 || speeds.stream().anyMatch(speed -> speed < 1)) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "--speeds, --limit-events and --partitions must be 1 or more, --warm-up 0 or more");
        }
        Map<String, String> asked = new LinkedHashMap<>(values);
        asked.put("segue.topology.scored-fraction", "1");
        asked.put("segue.topology.partitions", Integer.toString(partitions));
        ReplayReport report = measured(asked, settings(asked));
        page.write(() -> ReplayPage.of(report));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, report.toJson());
        } else {
            new ReplayTables(report).print(out);
        }
        out.flush();
    }

    private ReplayReport measured(Map<String, String> asked, Settings settings) {
        List<Integer> paces = List.copyOf(new LinkedHashSet<>(speeds));
        List<StreamShape> shapes = new ArrayList<>();
        shapes.add(shape(settings, 0));
        paces.forEach(pace -> shapes.add(shape(settings, pace)));
        try {
            RecordedListening listening =
                    RecordedListening.of(Recording.open(file), new IntakeRules(settings.intake()), limit);
            if (listening.judgementsAreChoices()) {
                throw new CommandFailure(
                        ExitStatus.USAGE, "%s holds no plays, and a stream scores nothing else".formatted(file));
            }
            if (listening.counts().events() <= warmUp) {
                throw new CommandFailure(
                        ExitStatus.USAGE,
                        "--warm-up %d leaves nothing of %d events"
                                .formatted(warmUp, listening.counts().events()));
            }
            OfflineReplay offline = OfflineReplay.of(listening, settings, warmUp, shapes);
            ReplayScores ownPace = offline.divided().getFirst();
            List<ReplayReport.Speed> live = new ArrayList<>();
            for (int i = 0; i < paces.size(); i++) {
                live.add(live(
                        listening.recording(),
                        asked,
                        paces.get(i),
                        offline.divided().get(i + 1)));
            }
            return new ReplayReport(subject(listening, settings), offline.atOnce(), ownPace, live);
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private ReplayReport.Speed live(Recording recording, Map<String, String> asked, int pace, ReplayScores divided)
            throws IOException {
        List<String> pairs = new ArrayList<>();
        asked.forEach((key, value) -> pairs.add(key + "=" + value));
        System.err.printf("replaying at %,d events a second%n", pace);
        try (WorkFolder.Made folder = work.make();
                LiveReplay replay = new LiveReplay(folder.path(), partitions, pairs);
                Stream<ListeningEvent> events = recording.events()) {
            return replay.run(events.limit(limit), warmUp, pace, divided);
        }
    }

    private ReplayReport.Subject subject(RecordedListening listening, Settings settings) {
        return new ReplayReport.Subject(
                file.toString(),
                listening.counts().events(),
                warmUp,
                Runtime.getRuntime().availableProcessors(),
                partitions,
                settings.streams().publishRowsPerSecond());
    }

    private StreamShape shape(Settings settings, int eventsPerSecond) {
        return new StreamShape(
                partitions,
                settings.streams().publishRowsPerSecond(),
                eventsPerSecond,
                settings.streams().commitInterval(),
                warmUp);
    }

    private static Settings settings(Map<String, String> asked) {
        SettingsSources sources = SettingsSources.ofProcess();
        for (Map.Entry<String, String> one : asked.entrySet()) {
            sources = sources.with(one.getKey(), one.getValue(), ORIGIN);
        }
        return Settings.load(sources);
    }
}
