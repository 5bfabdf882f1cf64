package dev.segue.learning.trending;

import java.time.Duration;

/// How trending tracks are counted.
///
/// @param halfLife the time after which a listener's play counts half, in event time
/// @param size how many tracks the trending list holds
public record TrendingSettings(Duration halfLife, int size) {

    /// What is used when nothing is set.
    public static final TrendingSettings DEFAULTS = new TrendingSettings(Duration.ofDays(2), 500);

    public TrendingSettings {
        if (!halfLife.isPositive()) {
            throw new IllegalArgumentException("half-life must be positive but was " + halfLife);
        }
        if (size < 1) {
            throw new IllegalArgumentException("size must be 1 or more but was " + size);
        }
    }
}
