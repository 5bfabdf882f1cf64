package dev.segue.training;

/// What one candidate of a search came to in one rung.
///
/// @param candidate its number; 0 is what would be fitted without a search
/// @param rung from 0, the cheapest
/// @param interactions on how many of the log's first it was tried
/// @param settings how it was fitted
/// @param validated how it met blocks of time
public record Tried(int candidate, int rung, int interactions, AlsSettings settings, Validated validated) {}
