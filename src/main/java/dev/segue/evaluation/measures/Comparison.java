package dev.segue.evaluation.measures;

/// How much better one recommender is than another on the same questions.
///
/// @param difference mean of the first less mean of the second
/// @param interval where the difference lies with 95 % confidence
/// @param p how likely a difference at least so far from 0 is when there is none; two-sided, never 0
public record Comparison(double difference, Interval interval, double p) {}
