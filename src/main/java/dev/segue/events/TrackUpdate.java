package dev.segue.events;

import java.util.List;
import java.util.Optional;

/// What the listener room tells the owner of one track; each part is optional.
///
/// A play causes at most two: its [Count] at once, and its [Successor]s when ten plays have followed it or its session
/// has ended. Updates commute: the owner's sums are the same in whatever order they are applied.
///
/// @param generation the model generation whose vectors the step was made with; 0 when there is none
/// @param atMillis event time of the play, skip or judgement that it is about, ms since the epoch
/// @param count what happened with the track
/// @param successors what followed the play, empty when the update carries none
/// @param description what the event said about the track, when no catalog had described it
/// @param step what the track's vector is to learn from it, beside a count
public record TrackUpdate(
        int generation,
        long atMillis,
        Optional<Count> count,
        List<Successor> successors,
        Optional<ListeningEvent.Description> description,
        Optional<FactorStep> step) {

    public TrackUpdate {
        successors = List.copyOf(successors);
    }

    /// Returns the update that reports what happened with the track.
    public static TrackUpdate counting(long atMillis, Count count, Optional<ListeningEvent.Description> description) {
        return new TrackUpdate(0, atMillis, Optional.of(count), List.of(), description, Optional.empty());
    }

    /// Returns the update that reports what followed a play.
    public static TrackUpdate following(long atMillis, List<Successor> successors) {
        return new TrackUpdate(0, atMillis, Optional.empty(), successors, Optional.empty(), Optional.empty());
    }

    /// Returns the update with a step that was made with the vectors of a generation.
    public TrackUpdate withStep(OfGeneration<FactorStep> newStep) {
        return new TrackUpdate(
                newStep.generation(), atMillis, count, successors, description, Optional.of(newStep.value()));
    }

    /// What happened with the track.
    ///
    /// @param kind what was done
    /// @param firstOfDay whether this listener had not played the track in the 24 hours before it: trending counts
    ///     distinct listeners by it
    /// @param newListener whether this listener had never played the track before
    /// @param country the listener's, as [CountryCode] knows it; empty when not known
    public record Count(Kind kind, boolean firstOfDay, boolean newListener, String country) {

        /// Creates what happened in no country that is known.
        public Count(Kind kind, boolean firstOfDay, boolean newListener) {
            this(kind, firstOfDay, newListener, "");
        }
    }

    /// What was done with a track.
    public enum Kind {
        /// Heard for long enough.
        PLAY,
        /// Left early.
        SKIP,
        /// Liked, or rated in the upper half of the scale.
        LIKE,
        /// Disliked, or rated in the lower half of the scale.
        DISLIKE,
        /// A like or dislike was taken back.
        UNLIKE
    }

    /// A track that followed another in a session.
    ///
    /// @param track fingerprint of the track that followed
    /// @param distance how many plays later, from 1 to 10
    /// @param atMillis when the track that followed was played or skipped, ms since the epoch
    /// @param skipped whether it was left early: evidence against the pair, and no pair of the exact counts
    public record Successor(long track, int distance, long atMillis, boolean skipped) {

        /// The longest distance at which a track still counts as having followed.
        public static final int MAX_DISTANCE = 10;

        /// `1/distance` in these units is a whole number for every distance (it is their least common multiple), so
        /// that sums of pair weights are exact.
        public static final int UNITS = 2520;

        public Successor {
            if (distance < 1 || distance > MAX_DISTANCE) {
                throw new IllegalArgumentException("distance %d; expected 1 to %d".formatted(distance, MAX_DISTANCE));
            }
        }

        /// Returns `2520 / distance`.
        public int units() {
            return UNITS / distance;
        }
    }
}
