package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.evaluation.OfflineLoop;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.sequence.SequenceSettings;
import dev.segue.ranking.Generations;
import dev.segue.ranking.Recommender;
import dev.segue.training.AlsSettings;
import dev.segue.training.FittedSequence;
import dev.segue.training.Generation;
import dev.segue.training.GenerationFolder;
import dev.segue.training.InteractionLog;
import dev.segue.training.Manifest;
import dev.segue.training.Measured;
import dev.segue.training.RankerPass;
import dev.segue.training.Searched;
import dev.segue.training.SequenceTraining;
import dev.segue.training.Split;
import dev.segue.training.Trained;
import dev.segue.training.TrainedSequence;
import dev.segue.training.Training;
import dev.segue.training.TrainingPage;
import dev.segue.training.Validated;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `segue train FILE…`: fits the models to recorded listening in batch.
@Command(
        name = "train",
        description =
                "Fit vectors and the ranker to listening in batch, measure them on the last tenth of it, and keep them"
                        + " as a generation. Recordings need no broker.")
final class TrainCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Recorded listening, plain or gzip; several files are one log, in the order of time. Default:"
                    + " what the topic of listening events holds.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where generations are kept, each in a folder of its own. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("generations");

    @Mixin
    private FoldsOptions fits = new FoldsOptions();

    @Mixin
    private SearchOptions search = new SearchOptions();

    @Option(
            names = "--ranker",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Train the ranker too, in one more pass over what is learnt. Default: yes.")
    private boolean ranker = true;

    @Option(
            names = "--sequence",
            negatable = true,
            defaultValue = "false",
            fallbackValue = "true",
            description =
                    "Train an encoder of what comes next, a neural model, and let the ranker learn what it is worth."
                            + " Default: no.")
    private boolean sequence;

    @Option(
            names = "--limit-events",
            paramLabel = "N",
            description = "Use the first N of each file, or the latest N of the topic. Default: all.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that fit; it changes no figure. Default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print the manifest as one JSON document.")
    private boolean json;

    @Override
    public void run() {
        if (limit < 1 || threads < 1) {
            throw new CommandFailure(ExitStatus.USAGE, "--limit-events and --threads must be 1 or more");
        }
        try {
            train(kafka.load());
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.USAGE, String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitStatus.USAGE, "cannot train: " + Failures.reason(e), e);
        }
    }

    private void train(Settings loaded) throws IOException {
        History history =
                files.isEmpty() ? RetainedHistory.open(loaded, limit) : RecordedHistory.of(files, limit, loaded);
        InteractionLog log = read(history);
        Split split = Split.of(log.size());
        Optional<Searched> searched = search.searched(history.names(), log, split, threads, loaded, fits);
        searched.ifPresent(found -> SearchOptions.print(found, System.err));
        List<Validated> validated = searched.isPresent() ? List.of() : fits.validated(log, split, threads, loaded);
        FoldsOptions.print(validated, System.err);
        AlsSettings als =
                searched.map(found -> found.winner().settings()).orElseGet(() -> fits.best(validated, loaded));
        Settings serving = serving(loaded, als);
        TrainingLines lines = new TrainingLines(System.err, als.epochs());
        Trained fitted = new Training(log, als, serving.factors(), split, System::nanoTime)
                .run(threads, lines)
                .after(validated);
        Trained trained = searched.map(fitted::after).orElse(fitted);
        Optional<TrainedSequence> encoder = sequence ? Optional.of(encoded(log, split)) : Optional.empty();
        RankerWeights weights = ranker
                ? ranked(history, split, encoder, serving)
                : Generations.freshRanker().weights();
        Path place = new GenerationFolder(out)
                .write(
                        trained,
                        encoder,
                        Manifest.Data.of(history.names(), log, split),
                        weights,
                        new TrainingPage(lines.seconds()));
        print(place, GenerationFolder.read(place));
    }

    /// Returns the settings of a service for which these vectors are made.
    private static Settings serving(Settings loaded, AlsSettings als) {
        if (als.dimensions() == loaded.factors().dimensions()) {
            return loaded;
        }
        System.err.println("vectors of %d dimensions serve where segue.factors.dimensions=%d; it is %d here"
                .formatted(als.dimensions(), als.dimensions(), loaded.factors().dimensions()));
        return Contestants.suited(loaded, als.dimensions());
    }

    private TrainedSequence encoded(InteractionLog log, Split split) {
        SequenceSettings neural = SequenceSettings.DEFAULTS.withSeed(fits.seed());
        System.err.println("training an encoder");
        return new SequenceTraining(log, neural, split, System::nanoTime)
                .run(threads, new TrainingLines(System.err, neural.epochs()));
    }

    private static InteractionLog read(History history) throws IOException {
        InteractionLog log = new InteractionLog();
        try (Progress progress = Progress.start("reading", "events", history.events())) {
            history.read(interactions -> {
                while (interactions.hasNext()) {
                    log.add(interactions.next());
                    progress.add(1);
                }
            });
        }
        return log;
    }

    private static RankerWeights ranked(
            History history, Split split, Optional<TrainedSequence> encoder, Settings loaded) throws IOException {
        OfflineLoop loop = Contestants.loop(loaded, new Recommender(loaded.blend()));
        List<RankerWeights> result = new ArrayList<>();
        try (Progress progress = Progress.start("training the ranker", "interactions", split.test())) {
            history.read(interactions -> result.add(RankerPass.over(
                    interactions,
                    loop,
                    split.test(),
                    split.validation(),
                    () -> encoder.map(TrainedSequence::early).ifPresent(loop::start),
                    progress::add)));
        }
        return result.getFirst();
    }

    private void print(Path place, Generation generation) {
        PrintWriter stdout = spec.commandLine().getOut();
        Manifest manifest = generation.manifest();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("generation", generation.id());
            document.put("folder", place.toString());
            document.put("manifest", manifest);
            Json.print(stdout, document);
        } else {
            stdout.println("generation " + generation.id() + " in " + place);
            stdout.println(String.format(
                    Locale.ROOT,
                    "%,d tracks with %d dimensions, %d epochs, loss %.1f, learnt up to %s",
                    manifest.tracks(),
                    manifest.settings().dimensions(),
                    manifest.best(),
                    manifest.loss(),
                    manifest.data().cutoff()));
            print(stdout, "test", manifest.measures(), manifest.asked(), "listeners");
            FittedSequence fitted = manifest.sequence();
            if (fitted != null) {
                stdout.println(String.format(
                        Locale.ROOT,
                        "encoder: %,d tracks and %,d artists with %d dimensions, %d epochs of %,d examples, loss %.3f",
                        fitted.tracks(),
                        fitted.artists(),
                        fitted.settings().shape().dimensions(),
                        fitted.best(),
                        fitted.examples(),
                        fitted.loss()));
                print(stdout, "encoder, test", fitted.measures(), fitted.asked(), "first encounters");
            }
        }
        stdout.flush();
    }

    private static void print(PrintWriter stdout, String of, List<Measured> measures, int asked, String asking) {
        for (Measured measure : measures) {
            stdout.println(String.format(
                    Locale.ROOT,
                    "%s %s %.4f (%.4f to %.4f) of %,d %s; popular %.4f; better by %.4f (%.4f to %.4f)",
                    of,
                    measure.name(),
                    measure.value(),
                    measure.interval().low(),
                    measure.interval().high(),
                    asked,
                    asking,
                    measure.popular(),
                    measure.better(),
                    measure.betterInterval().low(),
                    measure.betterInterval().high()));
        }
    }
}
