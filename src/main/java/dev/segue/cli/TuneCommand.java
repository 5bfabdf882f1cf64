package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.evaluation.RecordedListening;
import dev.segue.evaluation.Rules;
import dev.segue.evaluation.Witness;
import dev.segue.evaluation.measures.Comparison;
import dev.segue.evaluation.report.ModelReport;
import dev.segue.evaluation.report.SliceReport;
import dev.segue.evaluation.tuning.Configuration;
import dev.segue.evaluation.tuning.SearchSpace;
import dev.segue.evaluation.tuning.SuccessiveHalving;
import dev.segue.evaluation.tuning.Tuning;
import dev.segue.intake.IntakeRules;
import dev.segue.recordings.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `segue tune FILE`: looks for better settings.
@Command(
        name = "tune",
        description = "Look for better settings: random candidates are tried on more and more of the first 60 %% of a"
                + " recording, most are dropped early, and the winner is confirmed on the rest.")
final class TuneCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Parameters(paramLabel = "FILE", description = "Recorded listening, plain or gzip.")
    private Path file = Path.of("");

    @Option(names = "--candidates", paramLabel = "N", description = "How many are tried. Default: ${DEFAULT-VALUE}.")
    private int candidates = 27;

    @Option(names = "--every", paramLabel = "N", description = "Score each N-th play. Default: ${DEFAULT-VALUE}.")
    private int every = 5;

    @Option(names = "--limit-events", paramLabel = "N", description = "Use the first N events. Default: all.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--seed", paramLabel = "S", description = "Of the candidates. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Where what was tried is kept; started again, the search goes on from it."
                    + " Default: ${DEFAULT-VALUE}.")
    private Path journal = Path.of("segue-tune.journal");

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Write the recommended settings there, for --config; nothing when what serves stays best.")
    private Optional<Path> write = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public void run() {
        if (candidates < 2 || every < 1 || limit < 1) {
            throw new CommandFailure(
                    ExitStatus.USAGE, "--candidates must be 2 or more, --every and --limit-events 1 or more");
        }
        try {
            search(settings.load());
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private void search(Settings loaded) throws IOException {
        RecordedListening listening = RecordedListening.of(
                Recording.open(file), new IntakeRules(EvaluateCommand.anyTime(loaded.intake())), limit);
        Configuration base = new Configuration(loaded.coListens(), loaded.trending(), loaded.blend(), loaded.ranker());
        Rules rules = new Rules(every, 100, loaded.listener().sessionGap(), 2, () -> 0, Witness.NONE);
        int rungs = SuccessiveHalving.rungsFor(candidates);
        long events = listening.counts().events();
        Tuning tuning = new Tuning(
                listening::interactions,
                events,
                number -> SearchSpace.candidate(seed, number, base)
                        .entry(number == 0 ? "serving" : "candidate " + number, loaded.listener()),
                rules,
                rungs);
        TuneJournal tried = new TuneJournal(
                journal,
                "%s, %d events, %d candidates, each %d-th, seed %d, %s"
                        .formatted(file.getFileName(), events, candidates, every, seed, base));
        SuccessiveHalving.Outcome outcome =
                SuccessiveHalving.search(candidates, (numbers, rung) -> scores(tuning, tried, numbers, rung));
        List<ModelReport> confirmed;
        try (Progress progress = Progress.start("confirming candidate " + outcome.best(), "events", events)) {
            confirmed = tuning.confirm(outcome.best(), seed, progress::add);
        }
        Configuration best = SearchSpace.candidate(seed, outcome.best(), base);
        print(outcome, best, confirmed);
        if (write.isPresent()) {
            write(write.get(), outcome.best() != 0 && isBetter(confirmed.getLast()), best);
        }
    }

    private static List<Double> scores(Tuning tuning, TuneJournal tried, List<Integer> numbers, int rung)
            throws IOException {
        List<Double> scores = new ArrayList<>();
        try (Progress progress = Progress.start(
                "rung " + (rung + 1) + ", " + numbers.size() + " candidates",
                "events",
                tuning.eventsOf(rung) * numbers.size())) {
            for (int number : numbers) {
                OptionalDouble known = tried.scoreOf(number, rung);
                double score = known.isPresent() ? known.getAsDouble() : tuning.score(number, rung, progress::add);
                if (known.isEmpty()) {
                    tried.write(number, rung, score);
                }
                scores.add(score);
            }
        }
        return scores;
    }

    private void print(SuccessiveHalving.Outcome outcome, Configuration best, List<ModelReport> confirmed) {
        PrintWriter out = spec.commandLine().getOut();
        boolean better = isBetter(confirmed.getLast());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file.toString());
        document.put("seed", seed);
        document.put("candidates", candidates);
        document.put("rungs", outcome.rungs());
        document.put("best", outcome.best());
        document.put("recommended", outcome.best() != 0 && better);
        document.put("settings", linesOf(best));
        Map<String, Object> evidence = new LinkedHashMap<>();
        for (SliceReport slice : confirmed.getLast().slices()) {
            Comparison comparison = slice.against().get("ndcg@20");
            if (comparison != null) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("scored", slice.scored());
                line.put("serving", slice.measure("ndcg@20"));
                line.put("better_by", comparison.difference());
                line.put(
                        "interval_95",
                        List.of(
                                comparison.interval().low(),
                                comparison.interval().high()));
                line.put("p", comparison.p());
                evidence.put(slice.name(), line);
            }
        }
        document.put("confirmed_on_the_rest_ndcg@20", evidence);
        if (json) {
            Json.print(out, document);
        } else {
            document.forEach((key, value) -> out.println(key + ": " + value));
        }
        out.flush();
    }

    private void write(Path to, boolean recommended, Configuration best) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (recommended) {
            List<String> lines = new ArrayList<>();
            lines.add("# Found by: segue tune %s --candidates %d --every %d --seed %d"
                    .formatted(file.getFileName(), candidates, every, seed));
            lines.addAll(linesOf(best));
            Files.write(to, lines);
            err.println("written to %s; use it with --config %s or SEGUE_CONFIG".formatted(to, to));
        } else {
            err.println("nothing is written to %s: no candidate was surely better than what serves".formatted(to));
        }
        err.flush();
    }

    private static List<String> linesOf(Configuration best) {
        return Settings.linesOf(best.coListens(), best.trending(), best.blend(), best.ranker());
    }

    /// Returns whether the candidate is surely better in mixed and not surely worse anywhere.
    private static boolean isBetter(ModelReport serving) {
        boolean mixed = false;
        for (SliceReport slice : serving.slices()) {
            Comparison comparison = slice.against().get("ndcg@20");
            if (comparison != null && comparison.interval().high() < 0) {
                return false;
            }
            mixed |= comparison != null
                    && slice.name().equals("mixed")
                    && comparison.interval().low() > 0;
        }
        return mixed;
    }
}
