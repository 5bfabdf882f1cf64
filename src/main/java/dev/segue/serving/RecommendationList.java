package dev.segue.serving;

import dev.segue.events.FeatureBytes;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one listener should hear next, best first, with the reasons of each track.
///
/// @param recommendationId names this list; events that answer it carry it
/// @param listener for whom
/// @param mode the mode that was asked for
/// @param diversity how different its tracks are, 0 to 1
/// @param asOf the model clock of the state that it was computed from, in event time
/// @param coldStart whether nothing was known about the listener
/// @param variant the variant of the experiment that ranked it, `default` outside experiments
/// @param generation the model generation that ranked it
/// @param position what had been processed of the listener's partition
/// @param items the tracks, best first
/// @param pool how many tracks were considered
/// @param features the features of the tracks, where they are to be kept
public record RecommendationList(
        String recommendationId,
        ListenerId listener,
        RecommendationQuery.Mode mode,
        double diversity,
        Instant asOf,
        boolean coldStart,
        String variant,
        int generation,
        Position position,
        List<Item> items,
        Pool pool,
        FeatureBytes features) {

    public RecommendationList {
        items = List.copyOf(items);
    }

    /// One track of the list; its rank is its place, from 1.
    ///
    /// @param track which
    /// @param score what it was ordered by; comparable within one list only; at a diversity
    ///     above 0 it need not fall from rank to rank
    /// @param source the candidate source that weighed most, such as `co-listens`
    /// @param reasons why it is here, heaviest first
    /// @param chances what is likely to become of it; empty where that is not known, or not of this kind of list
    public record Item(TrackId track, double score, String source, List<Reason> reasons, Optional<Chances> chances) {

        public Item {
            reasons = List.copyOf(reasons);
        }

        /// Creates a track of which nobody says what will become of it.
        public Item(TrackId track, double score, String source, List<Reason> reasons) {
            this(track, score, source, reasons, Optional.empty());
        }
    }

    /// Probabilities about the listener's next play or skip, whatever it is of: their sum is that it is of this track.
    ///
    /// @param completed that the track is put on next and played through
    /// @param skipped that it is put on next and skipped
    public record Chances(double completed, double skipped) {}

    /// How many tracks were considered.
    ///
    /// @param candidates tracks that any source proposed
    /// @param afterFilters those that were left to rank
    /// @param excluded those that the request, a block or a rejection took out
    public record Pool(int candidates, int afterFilters, int excluded) {}
}
