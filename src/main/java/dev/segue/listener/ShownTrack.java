package dev.segue.listener;

/// A track of a list that was shown.
///
/// @param track its fingerprint
/// @param rank its place in the list, from 1
/// @param score what the list was ordered by; 0 when not said
/// @param propensity how likely the ranking was to put it there: 1, until lists are made at random for learning
public record ShownTrack(long track, int rank, float score, float propensity) {

    public ShownTrack {
        if (rank < 1 || !(propensity > 0 && propensity <= 1)) {
            throw new IllegalArgumentException(
                    "rank %d with propensity %s; expected 1 or more, and more than 0 to 1".formatted(rank, propensity));
        }
    }
}
