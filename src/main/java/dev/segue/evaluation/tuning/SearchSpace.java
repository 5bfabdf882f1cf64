package dev.segue.evaluation.tuning;

import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Source;
import dev.segue.ranking.SourceWeights;
import java.time.Duration;
import java.util.SplittableRandom;

/// Draws settings around those that serve: most are multiplied by a factor of at most two either way.
public final class SearchSpace {

    private SearchSpace() {}

    /// Returns the settings of a candidate; candidate 0 has those that serve.
    ///
    /// The seeds of two candidates are neighbours, so the generator must be one that mixes its seed: the
    /// first number of [java.util.Random] would be almost the same for all of them.
    ///
    /// @param seed the same seed and number give the same settings
    public static Configuration candidate(long seed, int number, Configuration base) {
        if (number == 0) {
            return base;
        }
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        return new Configuration(
                coListens(base.coListens(), random),
                trending(base.trending(), random),
                blend(base.blend(), random),
                ranker(base.ranker(), random));
    }

    private static CoListenSettings coListens(CoListenSettings base, SplittableRandom random) {
        return new CoListenSettings(times(base.halfLife(), factor(random)), base.rowLimit(), base.mergeEvery(), (float)
                Math.min(1, base.skipPenalty() * factor(random)));
    }

    private static TrendingSettings trending(TrendingSettings base, SplittableRandom random) {
        double factor = factor(random);
        return new TrendingSettings(
                times(base.halfLife(), factor),
                base.size(),
                times(base.usualHalfLife(), factor),
                base.shrinkage(),
                base.countryLeast());
    }

    private static BlendSettings blend(BlendSettings base, SplittableRandom random) {
        return new BlendSettings(
                weights(base.mixed(), random),
                weights(base.discover(), random),
                weights(base.familiar(), random),
                5 + random.nextInt(11),
                Math.min(1, base.fade() * factor(random)),
                (int) Math.round(base.perSource() * factor(random)),
                base.leftOut(),
                Math.min(1, base.damping() * factor(random)),
                base.shrinkage() * factor(random));
    }

    private static RankerSettings ranker(RankerSettings base, SplittableRandom random) {
        return new RankerSettings(
                base.rate() * factor(random),
                base.caution() * factor(random),
                base.mostGradient() * factor(random),
                base.mostWeight(),
                base.window(),
                base.fullSteps());
    }

    private static SourceWeights weights(SourceWeights base, SplittableRandom random) {
        SourceWeights drawn = base;
        for (Source source : Source.values()) {
            double weight = base.of(source);
            double changed = weight * factor(random);
            drawn = weight > 0 ? drawn.with(source, changed) : drawn;
        }
        return drawn;
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis(Math.max(1, Math.round(duration.toMillis() * factor)));
    }

    private static double factor(SplittableRandom random) {
        return Math.pow(2, random.nextDouble() * 2 - 1);
    }
}
