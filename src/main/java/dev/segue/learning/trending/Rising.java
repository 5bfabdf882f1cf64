package dev.segue.learning.trending;

import dev.segue.math.Decay;

/// How much more a track is played of late than it usually is.
///
/// Of a track played at a steady rate, a sum that halves every `latest` and one that halves every `usual` are in the
/// proportion of the half-lives. So the second says what is to be expected of the first, and the ratio of the two, each
/// with [#shrinkage] listener days more, is how much the track rises: 1 is steady. What is added keeps a track with two
/// plays near 1; one that rises threefold needs at least twice as many listener days as are added.
///
/// Source: DuMouchel, *Bayesian Data Mining in Large Frequency Tables*, American Statistician 1999 (the gamma-Poisson
/// shrinker); we take one gamma prior of mean 1 and its posterior mean, not a fitted mixture.
///
/// @param latest how the sum of late decays
/// @param usual how the sum to compare it with decays, slower
/// @param shrinkage the listener days that are added to both
public record Rising(Decay latest, Decay usual, double shrinkage) {

    /// Returns the measure under settings.
    public static Rising under(TrendingSettings settings) {
        return new Rising(
                Decay.halvingEvery(settings.halfLife()),
                Decay.halvingEvery(settings.usualHalfLife()),
                settings.shrinkage());
    }

    /// Returns how many times as much as usual it is at a moment; shrunk towards 1, more than 0.
    ///
    /// @param latestDays the sum of late, as of `asOfMillis`
    /// @param usualDays the usual sum, as of `asOfMillis`; below 0: not known, which is steady
    public double ratio(double latestDays, double usualDays, long asOfMillis, long atMillis) {
        if (usualDays < 0) {
            return 1;
        }
        long at = Math.max(asOfMillis, atMillis);
        double late = latestDays * latest.factor(asOfMillis, at);
        double expected = expected(usualDays) * usual.factor(asOfMillis, at);
        return (late + shrinkage) / (expected + shrinkage);
    }

    /// Returns the base-2 logarithm, carried to the epoch, of the listener days of late beyond those to be expected;
    /// negative infinity when there are none. A track's ratio is at most 1 more than these days by [#shrinkage].
    public double excessLog2(double latestDays, double usualDays, long asOfMillis) {
        return usualDays < 0 ? Double.NEGATIVE_INFINITY : latest.log2At(latestDays - expected(usualDays), asOfMillis);
    }

    /// Returns the usual sum of a track that has always been played as it is of late.
    double steady(double latestDays) {
        return latestDays * usual.halfLifeMillis() / latest.halfLifeMillis();
    }

    private double expected(double usualDays) {
        return usualDays * latest.halfLifeMillis() / usual.halfLifeMillis();
    }
}
