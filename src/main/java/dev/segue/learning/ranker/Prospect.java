package dev.segue.learning.ranker;

/// What will become of an offered track, in probabilities.
///
/// Both speak of the listener's next play or skip, whatever it is of: their sum is the probability that it is of this
/// track, and `completed / (completed + skipped)` the one that it is played through once it is put on.
///
/// @param odds what they were made of
/// @param completed that the listener puts it on next, and plays it through
/// @param skipped that the listener puts it on next, and skips it
/// @param settled whether enough has been seen for these to be more than a first guess
public record Prospect(Odds odds, double completed, double skipped, boolean settled) {}
