package dev.segue.training;

import dev.segue.evaluation.measures.Interval;

/// A measure on the test part.
///
/// @param name `ndcg@20` or `recall@20`
/// @param value the mean over listeners
/// @param interval where it lies with 95 % confidence, by resampling listeners
/// @param popular the same of the tracks that most listeners have met
/// @param better how much better the vectors are than that, on the same questions
/// @param betterInterval where that lies with 95 % confidence
public record Measured(
        String name, double value, Interval interval, double popular, double better, Interval betterInterval) {}
