package dev.segue.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What a listener has heard lately and does not want again just now. Not thread-safe.
public final class Tiredness {

    private static final Duration LASTS = Duration.ofDays(1);
    private static final double LEAST = 0.4;

    private final Map<String, Instant> heard = new HashMap<>();

    void hears(String trackId, Instant at) {
        heard.put(trackId, at);
    }

    /// Returns what is left of a track's appeal: [#LEAST] right after it was heard, and in even steps 1 a day later.
    double left(String trackId, Instant now) {
        Instant last = heard.get(trackId);
        if (last == null) {
            return 1;
        }
        double rested = Duration.between(last, now).toMillis() / (double) LASTS.toMillis();
        return Math.clamp(LEAST + (1 - LEAST) * rested, LEAST, 1);
    }
}
