package dev.segue.serving;

/// Tells whether a listener's list may have changed, at the cost of two look-ups by key.
///
/// @param own differs when something that the listener has done has changed their state
/// @param partition differs when anything of the listener's partition has been processed
public record Revision(long own, long partition) {}
