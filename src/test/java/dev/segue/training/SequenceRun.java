package dev.segue.training;

import dev.segue.evaluation.RecordedListening;
import dev.segue.events.Interaction;
import dev.segue.intake.IntakeRules;
import dev.segue.intake.IntakeSettings;
import dev.segue.learning.sequence.SequenceSettings;
import dev.segue.learning.sequence.SequenceShape;
import dev.segue.recordings.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

/// Measures encoders of several settings on a recording: `SequenceRun FILE THREADS
/// DIMENSIONS,CONTEXT,HIDDEN,SAMPLED,BATCH,RATE,DECAY,ONLYFIRST,EPOCHS …`.
///
/// Each line: settings, the best epoch, validation and test NDCG@20 of first encounters, popularity's, and the time.
public final class SequenceRun {

    private SequenceRun() {}

    /// Runs it.
    public static void main(String[] arguments) throws IOException {
        InteractionLog log = new InteractionLog();
        IntakeRules rules =
                new IntakeRules(new IntakeSettings(Instant.EPOCH, Duration.ofMinutes(5), Duration.ofHours(6)));
        try (Stream<Interaction> interactions = RecordedListening.of(
                        Recording.open(Path.of(arguments[0])), rules, Long.MAX_VALUE)
                .interactions()) {
            interactions.forEach(log::add);
        }
        System.out.printf(
                Locale.ROOT,
                "%,d interactions of %,d listeners with %,d tracks%n",
                log.size(),
                log.listenerCount(),
                log.trackCount());
        for (int i = 2; i < arguments.length; i++) {
            measure(log, arguments[i], Integer.parseInt(arguments[1]));
        }
    }

    private static void measure(InteractionLog log, String text, int threads) {
        String[] values = text.split(",", -1);
        SequenceSettings settings = new SequenceSettings(
                new SequenceShape(number(values[0]), number(values[1]), number(values[2])),
                2,
                65_536,
                number(values[3]),
                number(values[4]),
                Float.parseFloat(values[5]),
                Float.parseFloat(values[6]),
                Boolean.parseBoolean(values[7]),
                number(values[8]),
                3,
                42);
        StringBuilder curve = new StringBuilder();
        long startNanos = System.nanoTime();
        FittedSequence fitted = new SequenceTraining(log, settings, Split.of(log.size()), System::nanoTime)
                .run(threads, new Watcher() {
                    @Override
                    public void validated(Epoch epoch, long nanos) {
                        curve.append(String.format(Locale.ROOT, " %.2f/%.4f", epoch.loss(), epoch.validation()));
                    }

                    @Override
                    public void fitted(int number, int of) {}
                })
                .fitted();
        System.out.printf(
                Locale.ROOT,
                "%s: epoch %d, validation %.4f, test %.4f, popular %.4f, %d tracks, %d examples, %d asked, %.1f s;%s%n",
                text,
                fitted.best(),
                fitted.epochs().get(fitted.best() - 1).validation(),
                fitted.measures().getFirst().value(),
                fitted.measures().getFirst().popular(),
                fitted.tracks(),
                fitted.examples(),
                fitted.asked(),
                (System.nanoTime() - startNanos) / 1e9,
                curve);
    }

    private static int number(String value) {
        return Integer.parseInt(value);
    }
}
