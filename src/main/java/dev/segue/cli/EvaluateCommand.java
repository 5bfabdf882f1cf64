package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.evaluation.Entry;
import dev.segue.evaluation.Evaluation;
import dev.segue.evaluation.Findings;
import dev.segue.evaluation.Protocol;
import dev.segue.evaluation.RecordedListening;
import dev.segue.evaluation.Rules;
import dev.segue.evaluation.Splits;
import dev.segue.evaluation.Witness;
import dev.segue.evaluation.measures.Bootstrap;
import dev.segue.evaluation.peers.Peers;
import dev.segue.evaluation.report.EvaluationReport;
import dev.segue.evaluation.report.EvaluationReport.Subject;
import dev.segue.evaluation.report.HtmlReport;
import dev.segue.evaluation.report.ModelReport;
import dev.segue.events.Interaction;
import dev.segue.intake.IntakeRules;
import dev.segue.intake.IntakeSettings;
import dev.segue.recordings.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `segue evaluate FILE…`: how good the lists would have been for recorded listening.
@Command(
        name = "evaluate",
        description = "Measure how good the lists would have been for recorded listening: each play is first asked for,"
                + " then learnt. Without a broker, by the code that serves.")
final class EvaluateCommand implements Runnable {

    private static final int RESAMPLES = 1000;
    private static final long SCORED_AT_MOST = 250_000;
    private static final int LONG_LISTS = 1000;
    private static final int LISTS = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Recorded listening, plain or gzip; each file is measured by itself.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--json",
            description = "Print one JSON document: an object, or an array of them for several files.")
    private boolean json;

    @Option(
            names = "--peers",
            description = "Measure well-known methods, and Segue's own parts alone, on the same questions.")
    private boolean peers;

    @Option(
            names = "--models",
            paramLabel = "NAME",
            split = ",",
            description = "Measure these of the peers only, with commas between.")
    private List<String> models = new ArrayList<>();

    @Mixin
    private DivisionOptions division = new DivisionOptions();

    @Option(
            names = "--start",
            paramLabel = "DIR",
            description =
                    "A generation that was trained on the FILE: score what comes after its cut-off only, once learning"
                            + " online throughout and once going on from the generation.")
    private Optional<Path> start = Optional.empty();

    @Mixin
    private PageOption page = new PageOption();

    @Option(
            names = "--protocol",
            paramLabel = "P",
            description = "prequential, temporal, leave-last-out, user-folds or time-folds. Default: prequential.")
    private String protocol = "prequential";

    @Option(names = "--folds", paramLabel = "N", description = "Folds or blocks. Default: ${DEFAULT-VALUE}.")
    private int folds = 5;

    @Option(
            names = "--every",
            paramLabel = "N",
            description = "Score each N-th play (offline: ask each N-th listener). Default: all, or so many that"
                    + " 250,000 are scored.")
    private int every;

    @Option(names = "--limit-events", paramLabel = "N", description = "Use the first N events. Default: all.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Of intervals, folds and contestants that draw lots. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Contestants that work at once; it changes no figure. Default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public void run() {
        Settings loaded = settings.load();
        Protocol chosen = protocol();
        if (folds < 2 || every < 0 || limit < 1 || threads < 1) {
            throw new CommandFailure(
                    ExitStatus.USAGE, "--folds must be 2 or more, --every, --limit-events and --threads 1 or more");
        }
        models.stream()
                .filter(name -> !Peers.names().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new CommandFailure(
                            ExitStatus.USAGE,
                            "--models %s; expected some of %s".formatted(name, String.join(", ", Peers.names())));
                });
        if (start.isPresent() && (files.size() > 1 || chosen != Protocol.PREQUENTIAL || limit != Long.MAX_VALUE)) {
            throw new CommandFailure(
                    ExitStatus.USAGE, "--start goes with one FILE, all of it, and --protocol prequential");
        }
        List<EvaluationReport> reports = new ArrayList<>();
        for (Path file : files) {
            reports.add(measured(file, chosen, loaded));
        }
        page.write(() -> new HtmlReport(reports).html());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            List<?> documents = reports.stream().map(EvaluationReport::toJson).toList();
            Json.print(out, documents.size() == 1 ? documents.getFirst() : documents);
        } else {
            reports.forEach(report -> new EvaluationTables(report).print(out));
        }
        out.flush();
    }

    private EvaluationReport measured(Path file, Protocol chosen, Settings loaded) {
        long startNanos = System.nanoTime();
        try {
            RecordedListening listening =
                    RecordedListening.of(Recording.open(file), new IntakeRules(anyTime(loaded.intake())), limit);
            Rules rules = rules(listening, chosen, loaded);
            Optional<StartedFrom> started = startedFrom(listening);
            Evaluation evaluation = new Evaluation(entries(started, loaded), rules);
            Splits splits = new Splits(chosen, folds, seed, listening.counts());
            try (Progress progress = Progress.start(
                    "evaluating " + file.getFileName(),
                    "events",
                    listening.counts().events() * splits.passes())) {
                measure(
                        evaluation,
                        listening,
                        splits,
                        started.map(StartedFrom::event).orElse(0L),
                        progress::add);
            }
            Findings findings = new Findings(evaluation, new Bootstrap(seed, RESAMPLES));
            List<ModelReport> found = findings.models();
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            return new EvaluationReport(
                    file.toString(),
                    subject(listening, rules),
                    seconds,
                    found,
                    findings.regrets(started.isPresent() ? StartedFrom.PAIRS : Peers.REGRETS));
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private static void measure(
            Evaluation evaluation, RecordedListening listening, Splits splits, long from, LongConsumer progress)
            throws IOException {
        switch (splits.protocol()) {
            case PREQUENTIAL -> {
                try (Stream<Interaction> events = listening.interactions()) {
                    evaluation.testThenLearn(events.iterator(), from, progress);
                }
            }
            case TEMPORAL, LEAVE_LAST_OUT, USER_FOLDS, TIME_FOLDS ->
                evaluation.holdOut(listening::interactions, splits, progress);
        }
    }

    private Optional<StartedFrom> startedFrom(RecordedListening listening) throws IOException {
        return start.isPresent() ? Optional.of(StartedFrom.read(start.get(), listening)) : Optional.empty();
    }

    private List<Entry> entries(Optional<StartedFrom> started, Settings loaded) {
        List<Entry> entries = new ArrayList<>(
                started.map(from -> from.entries(loaded)).orElseGet(() -> List.of(Contestants.segue(loaded))));
        entries.addAll(division.entries(loaded));
        entries.addAll(Contestants.peers(models.isEmpty() && peers ? Peers.names() : models, seed));
        return entries;
    }

    private Rules rules(RecordedListening listening, Protocol chosen, Settings loaded) {
        long targets = listening.counts().chosen() + listening.counts().refused();
        long asked = chosen == Protocol.PREQUENTIAL
                ? targets
                : (long) listening.counts().listeners() * (chosen == Protocol.TIME_FOLDS ? folds : 1);
        int automatic = Math.toIntExact(Math.max(1, (asked + SCORED_AT_MOST - 1) / SCORED_AT_MOST));
        boolean judged = listening.counts().refused() * 20 >= targets && targets > 0;
        return new Rules(
                every == 0 ? automatic : every,
                judged ? LONG_LISTS : LISTS,
                loaded.listener().sessionGap(),
                threads,
                CpuClock::nanos,
                Witness.NONE);
    }

    private Subject subject(RecordedListening listening, Rules rules) {
        Recording recording = listening.recording();
        List<String> notes = new ArrayList<>();
        if (!recording.hasTime()) {
            notes.add("The recording has no times: its rows were shuffled by a fixed seed, one a minute. Nothing about"
                    + " order or sessions may be concluded.");
        }
        if (listening.judgementsAreChoices()) {
            notes.add("The recording has no plays: a like, or a rating in the upper half, stands for one.");
        }
        if (rules.every() > 1) {
            notes.add("Each %d-th play or listener was scored; everything was learnt.".formatted(rules.every()));
        }
        long rejected = recording.rejections().count()
                + Math.min(limit, recording.rows())
                - listening.counts().events();
        return new Subject(
                recording.formatName(),
                protocol.toLowerCase(Locale.ROOT),
                rules.every(),
                rules.depth(),
                seed,
                listening.counts().events(),
                rejected,
                listening.counts().chosen(),
                listening.counts().refused(),
                listening.counts().listeners(),
                listening.counts().tracks(),
                listening.counts().first().toString(),
                listening.counts().last().toString(),
                notes);
    }

    /// Returns the settings but for the earliest time: a recording may count from any moment on.
    static IntakeSettings anyTime(IntakeSettings intake) {
        return new IntakeSettings(Instant.EPOCH, intake.maxLead(), intake.duplicateTtl());
    }

    private Protocol protocol() {
        String name = protocol.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Protocol known : Protocol.values()) {
            if (known.name().equals(name)) {
                return known;
            }
        }
        throw new CommandFailure(
                ExitStatus.USAGE,
                "--protocol %s; expected prequential, temporal, leave-last-out, user-folds or time-folds"
                        .formatted(protocol));
    }
}
