package dev.segue.training;

/// What one epoch of a fit came to.
///
/// @param number from 1
/// @param loss over everything that is learnt; NaN never
/// @param validation NDCG@20 on the validation part
public record Epoch(int number, double loss, double validation) {}
