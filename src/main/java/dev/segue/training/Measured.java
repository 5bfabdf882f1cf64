package dev.segue.training;

import dev.segue.evaluation.measures.Bootstrap;
import dev.segue.evaluation.measures.Comparison;
import dev.segue.evaluation.measures.Interval;
import dev.segue.evaluation.measures.ListenerSums;
import java.util.List;

/// A measure on the test part.
///
/// @param name `ndcg@20` or `recall@20`
/// @param value the mean over listeners
/// @param interval where it lies with 95 % confidence, by resampling listeners
/// @param popular the same of the tracks that most listeners have met
/// @param better how much better the vectors are than that, on the same questions
/// @param betterInterval where that lies with 95 % confidence
public record Measured(
        String name, double value, Interval interval, double popular, double better, Interval betterInterval) {

    private static final int RESAMPLES = 1_000;

    /// Compares lists with those of what most listeners have met.
    ///
    /// @param seed of the intervals
    static List<Measured> of(Scores lists, Scores popular, long seed) {
        Bootstrap bootstrap = new Bootstrap(seed, RESAMPLES);
        return List.of(
                of(
                        "ndcg@20",
                        lists.ndcg(),
                        lists.ndcgByListener(),
                        popular.ndcg(),
                        popular.ndcgByListener(),
                        bootstrap),
                of(
                        "recall@20",
                        lists.recall(),
                        lists.recallByListener(),
                        popular.recall(),
                        popular.recallByListener(),
                        bootstrap));
    }

    private static Measured of(
            String name,
            double value,
            ListenerSums byListener,
            double popular,
            ListenerSums popularByListener,
            Bootstrap bootstrap) {
        Comparison better = bootstrap.compare(byListener, popularByListener);
        return new Measured(
                name, value, bootstrap.interval(byListener), popular, better.difference(), better.interval());
    }
}
