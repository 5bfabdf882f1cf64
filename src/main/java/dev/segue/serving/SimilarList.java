package dev.segue.serving;

import dev.segue.events.TrackId;
import java.time.Instant;
import java.util.List;

/// The tracks that are most similar to one track, best first.
///
/// @param track similar to which
/// @param asOf the model clock of the copy that answered, in event time
/// @param generation the model generation that it comes from
/// @param items the tracks, best first
public record SimilarList(TrackId track, Instant asOf, int generation, List<Item> items) {

    public SimilarList {
        items = List.copyOf(items);
    }

    /// One similar track.
    ///
    /// @param track which
    /// @param score how similar, comparable within one list only
    /// @param source what says so, such as `co-listens`
    public record Item(TrackId track, double score, String source) {}
}
