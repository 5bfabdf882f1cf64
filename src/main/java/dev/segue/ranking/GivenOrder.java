package dev.segue.ranking;

import java.util.List;

/// Tracks that a caller has named, in order.
///
/// @param generation the generation whose vectors and weights put them in order
/// @param candidates the tracks, best first
public record GivenOrder(int generation, List<RankedCandidate> candidates) {

    public GivenOrder {
        candidates = List.copyOf(candidates);
    }
}
