package dev.segue.serving;

import dev.segue.events.TrackId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

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

    /// What makes tracks similar.
    public enum By {
        /// They follow it in the same sessions.
        COLISTENS,
        /// They are liked by the same listeners.
        FACTORS,
        /// They are described alike.
        CONTENT,
        /// Co-listens and factors.
        BLEND;

        /// Returns the name that the API uses.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One similar track.
    ///
    /// @param track which
    /// @param score how similar, comparable within one list only
    /// @param source what says so, such as `co-listens`
    public record Item(TrackId track, double score, String source) {}
}
