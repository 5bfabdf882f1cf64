package dev.segue.training;

import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.learning.factors.FactorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Measures how long a fit takes and how much memory: `FitRun INTERACTIONS LISTENERS TRACKS DIMENSIONS EPOCHS THREADS`;
/// with `alone` after it, epochs without validation or test.
///
/// Listeners of forty tastes choose by Zipf's law among the tracks of their taste, and one in four times among all. The
/// whole training is run: the search with its validation for so many epochs, the fit that is kept, the test.
public final class FitRun {

    private static final int TASTES = 40;

    private FitRun() {}

    /// Runs it.
    public static void main(String[] arguments) throws IOException {
        int interactions = Integer.parseInt(arguments[0]);
        int dimensions = Integer.parseInt(arguments[3]);
        int epochs = Integer.parseInt(arguments[4]);
        FactorSettings serving = new FactorSettings(true, dimensions, 50, 64, 2, 0.1f, 3, 0.97f, 1, 0, 0);
        long startNanos = System.nanoTime();
        InteractionLog log = log(interactions, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        System.out.printf(
                Locale.ROOT,
                "%,d interactions of %,d listeners and %,d tracks made in %.1f s%n",
                log.size(),
                log.listenerCount(),
                log.trackCount(),
                (System.nanoTime() - startNanos) / 1e9);
        if (arguments.length > 6 && arguments[6].equals("alone")) {
            alone(log, AlsSettings.of(serving, 0, epochs, epochs, 42), Integer.parseInt(arguments[5]));
        } else {
            whole(log, AlsSettings.of(serving, 0, epochs, epochs, 42), serving, Integer.parseInt(arguments[5]));
        }
        Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .forEach(System.out::println);
    }

    private static void alone(InteractionLog log, AlsSettings settings, int threads) {
        try (Chunks chunks = new Chunks(threads)) {
            AlternatingSquares fit = new AlternatingSquares(
                    Preferences.byListener(log, log.size()), log.trackCount(), track -> track, settings, chunks);
            for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
                long startNanos = System.nanoTime();
                double loss = fit.epoch();
                System.out.printf(
                        Locale.ROOT,
                        "epoch %d alone: loss %.1f, %.2f s%n",
                        epoch,
                        loss,
                        (System.nanoTime() - startNanos) / 1e9);
            }
        }
    }

    private static void whole(InteractionLog log, AlsSettings settings, FactorSettings serving, int threads) {
        List<Double> seconds = new ArrayList<>();
        long fitNanos = System.nanoTime();
        Trained trained = new Training(log, settings, serving, Split.of(log.size()), System::nanoTime)
                .run(threads, new Watcher() {
                    @Override
                    public void validated(Epoch epoch, long nanos) {
                        seconds.add(nanos / 1e9);
                        System.out.printf(
                                Locale.ROOT,
                                "epoch %d: loss %.1f, validation %.4f, %.2f s%n",
                                epoch.number(),
                                epoch.loss(),
                                epoch.validation(),
                                nanos / 1e9);
                    }

                    @Override
                    public void fitted(int number, int of) {}
                });
        System.out.printf(
                Locale.ROOT,
                "all in all %.1f s, the search %.1f s in %d epochs, %d epochs kept; test NDCG@20 %.4f, popular %.4f%n",
                (System.nanoTime() - fitNanos) / 1e9,
                seconds.stream().mapToDouble(Double::doubleValue).sum(),
                seconds.size(),
                trained.best(),
                trained.measures().getFirst().value(),
                trained.measures().getFirst().popular());
    }

    /// Makes the listening up; the same numbers make the same.
    static InteractionLog log(int interactions, int listeners, int tracks) {
        SplittableRandom random = new SplittableRandom(42);
        InteractionLog log = new InteractionLog();
        List<ListenerId> listenerIds = new ArrayList<>();
        List<TrackId> trackIds = new ArrayList<>();
        for (int i = 0; i < listeners; i++) {
            listenerIds.add(new ListenerId("listener-" + i));
        }
        for (int i = 0; i < tracks; i++) {
            trackIds.add(new TrackId("track-" + i));
        }
        int perTaste = tracks / TASTES;
        for (int i = 0; i < interactions; i++) {
            int listener = random.nextInt(listeners);
            boolean own = random.nextInt(4) > 0;
            int most = own ? perTaste : tracks;
            int place = (int) (Math.pow(most, random.nextDouble()) - 1); // density 1 / (place + 1)
            int track = own ? place * TASTES + listener % TASTES : place;
            log.add(listenerIds.get(listener), trackIds.get(track), random.nextInt(10) == 0 ? -0.4f : 0.7f, i);
        }
        return log;
    }
}
