package dev.segue.evaluation.measures;

/// Where a mean lies with 95 % confidence.
///
/// @param low the 2.5 % quantile
/// @param high the 97.5 % quantile
public record Interval(double low, double high) {}
