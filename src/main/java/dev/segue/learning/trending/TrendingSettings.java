package dev.segue.learning.trending;

import java.time.Duration;

/// How trending tracks are counted.
///
/// @param halfLife the time after which a listener's play counts half, in event time
/// @param size how many tracks the trending list holds, and as many each country's
/// @param usualHalfLife the same time for what a track's rise is measured against
/// @param shrinkage the listener days that are added to both sides when a rise is measured: the more, the more plays it
///     takes to rise
/// @param countryLeast the decayed listener days that a country's trending list must hold before listeners of the
///     country of whom nothing else is known start from it
public record TrendingSettings(
        Duration halfLife, int size, Duration usualHalfLife, double shrinkage, double countryLeast) {

    /// What is used when nothing is set.
    public static final TrendingSettings DEFAULTS =
            new TrendingSettings(Duration.ofDays(2), 500, Duration.ofDays(14), 10, 50);

    public TrendingSettings {
        if (!halfLife.isPositive()) {
            throw new IllegalArgumentException("half-life must be positive but was " + halfLife);
        }
        if (size < 1) {
            throw new IllegalArgumentException("size must be 1 or more but was " + size);
        }
        if (usualHalfLife.compareTo(halfLife) <= 0) {
            throw new IllegalArgumentException(
                    "usual-half-life must be longer than half-life, %s, but was %s".formatted(halfLife, usualHalfLife));
        }
        if (!(shrinkage > 0 && shrinkage <= 1e6)) {
            throw new IllegalArgumentException("shrinkage must be more than 0, at most 1e6 but was " + shrinkage);
        }
        if (!(countryLeast >= 0 && countryLeast <= 1e12)) {
            throw new IllegalArgumentException("country-least must be from 0 to 1e12 but was " + countryLeast);
        }
    }

    /// Creates settings with the default rest.
    public TrendingSettings(Duration halfLife, int size) {
        this(halfLife, size, halfLife.multipliedBy(7), DEFAULTS.shrinkage, DEFAULTS.countryLeast);
    }
}
