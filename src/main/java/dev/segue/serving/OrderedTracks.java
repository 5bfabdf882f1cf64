package dev.segue.serving;

import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.ranking.RankedCandidate.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A caller's own tracks in order for a listener: all that were named.
///
/// @param recommendationId names this order; events that answer it carry it
/// @param listener for whom
/// @param asOf the model clock of the state that it was computed from, in event time
/// @param coldStart whether nothing was known about the listener
/// @param variant the variant of the experiment that ranked it, `default` outside experiments
/// @param generation the model generation that ranked it
/// @param position what had been processed of the listener's partition
/// @param items the tracks, best first
public record OrderedTracks(
        String recommendationId,
        ListenerId listener,
        Instant asOf,
        boolean coldStart,
        String variant,
        int generation,
        Position position,
        List<Item> items) {

    public OrderedTracks {
        items = List.copyOf(items);
    }

    /// One of the tracks; its rank is its place, from 1.
    ///
    /// @param track which
    /// @param standing what speaks against it
    /// @param ranked its score, source and reasons; empty when nothing is known of it, without reasons when no
    ///     source offers it
    public record Item(TrackId track, Standing standing, Optional<RecommendationList.Item> ranked) {}
}
