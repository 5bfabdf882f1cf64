package dev.segue.listener;

import dev.segue.events.TrackId;
import dev.segue.events.TrackUpdate.Successor;

/// A play that others may still follow: it keeps its track's id, because an update to the owner is keyed by it.
///
/// @param play the play itself
/// @param id the track's id
/// @param paired how many of the plays after it have been sent to its owner as its successors, 0 to 10
public record OpenPlay(RecentPlay play, TrackId id, int paired) {

    public OpenPlay {
        if (paired < 0 || paired > Successor.MAX_DISTANCE) {
            throw new IllegalArgumentException(
                    "%d pairs sent; expected 0 to %d".formatted(paired, Successor.MAX_DISTANCE));
        }
    }

    OpenPlay withPaired(int sent) {
        return sent == paired ? this : new OpenPlay(play, id, sent);
    }
}
