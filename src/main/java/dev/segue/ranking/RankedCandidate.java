package dev.segue.ranking;

import dev.segue.events.TrackId;
import dev.segue.ranking.Ranked.RankedTrack;
import java.util.Optional;

/// One of the tracks that a caller wants in order.
///
/// @param id the track
/// @param standing what speaks against it
/// @param ranked its score and reasons, empty when the track is not known; without reasons when no source offers it
public record RankedCandidate(TrackId id, Standing standing, Optional<RankedTrack> ranked) {

    /// What speaks against a track that a caller has named.
    public enum Standing {
        /// Nothing.
        FREE,
        /// The listener dislikes it.
        DISLIKED,
        /// The listener has blocked it or its artist.
        BLOCKED,
        /// No catalog and no event has said anything of it, or the catalog has withdrawn it.
        UNKNOWN
    }
}
