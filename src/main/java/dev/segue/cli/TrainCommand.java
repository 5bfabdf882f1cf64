package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.evaluation.OfflineLoop;
import dev.segue.evaluation.RecordedListening;
import dev.segue.events.Interaction;
import dev.segue.intake.IntakeRules;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.sequence.SequenceSettings;
import dev.segue.ranking.Generations;
import dev.segue.ranking.Recommender;
import dev.segue.recordings.Recording;
import dev.segue.training.AlsSettings;
import dev.segue.training.FittedSequence;
import dev.segue.training.Generation;
import dev.segue.training.GenerationFolder;
import dev.segue.training.InteractionLog;
import dev.segue.training.Manifest;
import dev.segue.training.Measured;
import dev.segue.training.MergedByTime;
import dev.segue.training.RankerPass;
import dev.segue.training.SequenceTraining;
import dev.segue.training.Split;
import dev.segue.training.Trained;
import dev.segue.training.TrainedSequence;
import dev.segue.training.Training;
import dev.segue.training.TrainingPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
                "Fit vectors and the ranker to recorded listening in batch, measure them on the last tenth of it, and"
                        + " keep them as a generation. Without a broker.")
final class TrainCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Recorded listening, plain or gzip; several files are one log, in the order of time.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where generations are kept, each in a folder of its own. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("generations");

    @Option(names = "--epochs", paramLabel = "N", description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int epochs = 30;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Stop when so many epochs in a row were no better. Default: ${DEFAULT-VALUE}.")
    private int patience = 4;

    @Option(
            names = "--scaling",
            paramLabel = "X",
            description = "How much harder listeners and tracks with more in them are pulled towards zero, from 0 to 2."
                    + " Default: ${DEFAULT-VALUE}.")
    private float scaling;

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

    @Option(names = "--limit-events", paramLabel = "N", description = "Use the first N of each file. Default: all.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--seed", paramLabel = "S", description = "Of the first vectors. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

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
            train(settings.load());
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.USAGE, String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitStatus.USAGE, "cannot train: " + Failures.reason(e), e);
        }
    }

    private void train(Settings loaded) throws IOException {
        List<RecordedListening> recordings = new ArrayList<>();
        long events = 0;
        for (Path file : files) {
            RecordedListening listening = RecordedListening.of(
                    Recording.open(file), new IntakeRules(EvaluateCommand.anyTime(loaded.intake())), limit);
            recordings.add(listening);
            events += listening.counts().events();
        }
        InteractionLog log = read(recordings, events);
        Split split = Split.of(log.size());
        AlsSettings als = AlsSettings.of(loaded.factors(), scaling, epochs, patience, seed);
        TrainingLines lines = new TrainingLines(System.err, als.epochs());
        Trained trained = new Training(log, als, loaded.factors(), split, System::nanoTime).run(threads, lines);
        Optional<TrainedSequence> encoder = sequence ? Optional.of(encoded(log, split)) : Optional.empty();
        RankerWeights weights = ranker
                ? ranked(recordings, split, encoder, loaded)
                : Generations.freshRanker().weights();
        List<String> names =
                files.stream().map(file -> String.valueOf(file.getFileName())).toList();
        Path place = new GenerationFolder(out)
                .write(
                        trained,
                        encoder,
                        Manifest.Data.of(names, log, split),
                        weights,
                        new TrainingPage(lines.seconds()));
        print(place, GenerationFolder.read(place));
    }

    private TrainedSequence encoded(InteractionLog log, Split split) {
        SequenceSettings neural = SequenceSettings.DEFAULTS.withSeed(seed);
        System.err.println("training an encoder");
        return new SequenceTraining(log, neural, split, System::nanoTime)
                .run(threads, new TrainingLines(System.err, neural.epochs()));
    }

    private static InteractionLog read(List<RecordedListening> recordings, long events) throws IOException {
        InteractionLog log = new InteractionLog();
        try (Progress progress = Progress.start("reading", "events", events)) {
            merged(recordings, interactions -> {
                while (interactions.hasNext()) {
                    log.add(interactions.next());
                    progress.add(1);
                }
            });
        }
        return log;
    }

    private static RankerWeights ranked(
            List<RecordedListening> recordings, Split split, Optional<TrainedSequence> encoder, Settings loaded)
            throws IOException {
        OfflineLoop loop = new OfflineLoop(
                loaded.listener(),
                loaded.coListens(),
                loaded.trending(),
                loaded.ranker(),
                loaded.factors(),
                new Recommender(loaded.blend()));
        List<RankerWeights> result = new ArrayList<>();
        try (Progress progress = Progress.start("training the ranker", "interactions", split.test())) {
            merged(
                    recordings,
                    interactions -> result.add(RankerPass.over(
                            interactions,
                            loop,
                            split.test(),
                            split.validation(),
                            () -> encoder.map(TrainedSequence::early).ifPresent(loop::start),
                            progress::add)));
        }
        return result.getFirst();
    }

    private interface Reader {

        void read(Iterator<Interaction> interactions);
    }

    private static void merged(List<RecordedListening> recordings, Reader reader) throws IOException {
        List<Stream<Interaction>> streams = new ArrayList<>();
        try {
            for (RecordedListening recording : recordings) {
                streams.add(recording.interactions());
            }
            reader.read(new MergedByTime(streams.stream().map(Stream::iterator).toList()));
        } finally {
            streams.forEach(Stream::close);
        }
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
