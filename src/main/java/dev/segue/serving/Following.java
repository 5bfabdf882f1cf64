package dev.segue.serving;

import dev.segue.events.TrackId;
import java.util.Optional;
import java.util.Set;

/// A list that goes on where the listener is: what follows a track, without anything of the session or the queue.
///
/// @param current the track that is being heard; empty: the last one that was played
/// @param queue the tracks that are queued already
public record Following(Optional<TrackId> current, Set<TrackId> queue) {

    public Following {
        queue = Set.copyOf(queue);
    }
}
