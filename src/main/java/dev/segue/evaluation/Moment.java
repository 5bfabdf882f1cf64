package dev.segue.evaluation;

import dev.segue.ranking.RankRequest.Mode;

/// A listener before an event: decides which tracks a list may hold.
///
/// @param listener who is asked for
/// @param event the number of the event; what happened before it is known
record Moment(PastListener listener, int event) {

    /// Returns whether a list may hold a track: an event before was about it, and the mode allows it.
    ///
    /// What a contestant offers besides is struck out, so that what it may know of the future is of no use.
    boolean admits(PastTrack offered, Mode mode) {
        return offered.isMet(event)
                && switch (mode) {
                    case MIXED -> true;
                    case DISCOVER -> !listener.acquaintances().isPlayed(offered.index(), event);
                    case FAMILIAR -> listener.acquaintances().isPlayed(offered.index(), event);
                };
    }
}
