package dev.segue.training;

import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.learning.factors.FactorSettings;
import java.util.Random;

/// Logs for tests.
final class Logs {

    static final FactorSettings SERVING = new FactorSettings(true, 16, 50, 64, 2, 0.1f, 1, 0.97f, 1, 0, 0);

    private Logs() {}

    /// Listeners of two tastes: the even ones want the even tracks, the odd ones the odd tracks, and one in ten times
    /// anything.
    static InteractionLog ofTwoTastes(long seed, int interactions) {
        Random random = new Random(seed);
        InteractionLog log = new InteractionLog();
        for (int i = 0; i < interactions; i++) {
            int listener = random.nextInt(60);
            int track = random.nextInt(100);
            if (random.nextInt(10) > 0) {
                track = track / 2 * 2 + listener % 2;
            }
            add(log, listener, track, random.nextInt(8) == 0 ? -0.5f : 0.7f, i);
        }
        return log;
    }

    static void add(InteractionLog log, int listener, int track, float strength, long atMillis) {
        log.add(new ListenerId("u" + listener), new TrackId("t" + track), strength, atMillis);
    }

    static AlsSettings settings(long seed) {
        return AlsSettings.of(SERVING, 0, 12, 3, seed);
    }
}
