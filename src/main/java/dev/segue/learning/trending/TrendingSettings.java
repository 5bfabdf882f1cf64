package dev.segue.learning.trending;

import java.time.Duration;

/// How trending tracks are counted.
///
/// @param halfLife after how long a play has lost half its weight
/// @param size how many trending tracks are kept in order
public record TrendingSettings(Duration halfLife, int size) {

    /// What serves unless configured.
    public static final TrendingSettings DEFAULT = new TrendingSettings(Duration.ofDays(2), 500);

    public TrendingSettings {
        if (halfLife.toMillis() <= 0) {
            throw new IllegalArgumentException("trending half-life of %s; expected more than 0".formatted(halfLife));
        }
        if (size < 1 || size > 100_000) {
            throw new IllegalArgumentException("trending size %d; expected 1 to 100000".formatted(size));
        }
    }
}
