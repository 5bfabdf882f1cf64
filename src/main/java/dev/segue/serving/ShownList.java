package dev.segue.serving;

import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.listener.Outcome;
import dev.segue.ranking.PackedFeatures.Contribution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A list that was shown, and what the listener did with it.
///
/// @param recommendationId the id of the list
/// @param listener whom it was shown to
/// @param shownAt when, in event time
/// @param mode the list's mode; empty when not said
/// @param variant the variant of an experiment that made it; empty when not said
/// @param generation the model generation that made it
/// @param closed whether the window for outcomes has closed
/// @param items the tracks, by rank
public record ShownList(
        String recommendationId,
        ListenerId listener,
        Instant shownAt,
        String mode,
        String variant,
        int generation,
        boolean closed,
        List<Item> items) {

    public ShownList {
        items = List.copyOf(items);
    }

    /// One track.
    ///
    /// @param track which
    /// @param rank its place in the list, from 1
    /// @param score what the list was ordered by; 0 when not said
    /// @param propensity how likely the ranking was to put it there
    /// @param outcome what came of it; empty while nothing has
    /// @param outcomeAt when, in event time; empty when it was ignored
    /// @param contributions what made the score; empty when the features were not kept
    public record Item(
            TrackId track,
            int rank,
            double score,
            double propensity,
            Optional<Outcome.Kind> outcome,
            Optional<Instant> outcomeAt,
            List<Contribution> contributions) {

        public Item {
            contributions = List.copyOf(contributions);
        }
    }
}
