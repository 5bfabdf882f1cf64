package dev.segue.serving;

import dev.segue.events.TrackId;
import java.time.Instant;
import java.util.List;

/// The tracks that most listeners play at the moment, or that rise most, best first.
///
/// @param asOf the model clock of the copy that answered, in event time
/// @param items the tracks, best first
public record TrendingList(Instant asOf, List<Item> items) {

    public TrendingList {
        items = List.copyOf(items);
    }

    /// One track.
    ///
    /// @param track which
    /// @param score its decayed count of distinct listeners, or how many times as much as usual it is played
    public record Item(TrackId track, double score) {}
}
