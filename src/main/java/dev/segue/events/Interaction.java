package dev.segue.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An accepted event: checked, attributed to a listener and a time, with its signed strength where it has one.
///
/// Strengths lie in `[-1, 1]`: 1 is the strongest sign of wanting the track, −1 of not wanting it.
public sealed interface Interaction {

    /// Returns who did it.
    ListenerId listener();

    /// Returns when it happened, in event time.
    Instant at();

    /// An interaction with one track.
    sealed interface WithTrack extends Interaction {

        /// Returns the track that it was about.
        TrackId track();

        /// Returns how much it says for (positive) or against (negative) the track, in `[-1, 1]`.
        float strength();

        /// Returns the id of the recommendation that it answers; empty: none.
        String recommendationId();

        /// Returns the same about another track.
        WithTrack about(TrackId other);
    }

    /// A track was heard for long enough to count as a choice.
    ///
    /// @param completion the share that was heard, in `[0, 1]`; 1 when the source did not say
    /// @param description what the event says about its track
    /// @param recommendationId the recommendation that it answers; empty: none
    /// @param country where the listener is, as [CountryCode] knows it; empty when not said
    record Played(
            ListenerId listener,
            TrackId track,
            Instant at,
            float completion,
            ListeningEvent.Description description,
            String recommendationId,
            String country)
            implements WithTrack {

        public Played {
            requireShare(completion);
        }

        /// Creates a play of which nobody has said where it was.
        public Played(
                ListenerId listener,
                TrackId track,
                Instant at,
                float completion,
                ListeningEvent.Description description,
                String recommendationId) {
            this(listener, track, at, completion, description, recommendationId, "");
        }

        @Override
        public float strength() {
            return 0.4f + 0.3f * completion;
        }

        @Override
        public Played about(TrackId other) {
            return new Played(listener, other, at, completion, description, recommendationId, country);
        }
    }

    /// A track was left early.
    ///
    /// @param completion the share that was heard, in `[0, 1]`
    /// @param description what the event says about its track
    /// @param recommendationId the recommendation that it answers; empty: none
    record Skipped(
            ListenerId listener,
            TrackId track,
            Instant at,
            float completion,
            ListeningEvent.Description description,
            String recommendationId)
            implements WithTrack {

        public Skipped {
            requireShare(completion);
        }

        @Override
        public float strength() {
            return -0.5f * (1 - completion);
        }

        @Override
        public Skipped about(TrackId other) {
            return new Skipped(listener, other, at, completion, description, recommendationId);
        }
    }

    /// A track was liked, disliked or rated; ratings are mapped linearly from their scale.
    ///
    /// @param strength 1 for a like, −1 for a dislike, 0 when either is taken back
    /// @param recommendationId the recommendation that it answers; empty: none
    record Judged(ListenerId listener, TrackId track, Instant at, float strength, String recommendationId)
            implements WithTrack {

        public Judged {
            if (!(strength >= -1 && strength <= 1)) {
                throw new IllegalArgumentException("strength %s; expected -1 to 1".formatted(strength));
            }
        }

        @Override
        public Judged about(TrackId other) {
            return new Judged(listener, other, at, strength, recommendationId);
        }
    }

    /// A track or an artist must not be offered until a time, or may be offered again.
    ///
    /// @param kind whether a track or an artist is meant
    /// @param id the track's or artist's id
    /// @param until when the block ends; empty: for good
    /// @param lifted whether the block is taken back
    record Blocked(ListenerId listener, BlockKind kind, String id, Instant at, Optional<Instant> until, boolean lifted)
            implements Interaction {}

    /// The listener said what they like; it takes the place of what they said before.
    ///
    /// @param preferences what they like; nothing takes it back
    record Preferred(ListenerId listener, Preferences preferences, Instant at) implements Interaction {}

    /// A list of tracks was shown, or a part of it.
    ///
    /// @param recommendationId the list
    /// @param tracks what was shown, first rank first
    /// @param firstRank the rank of the first of them, from 1
    /// @param made how the list was made
    record Shown(
            ListenerId listener, String recommendationId, List<TrackId> tracks, int firstRank, Made made, Instant at)
            implements Interaction {

        public Shown {
            tracks = List.copyOf(tracks);
            if (firstRank < 1 || (!made.scores().isEmpty() && made.scores().size() != tracks.size())) {
                throw new IllegalArgumentException(
                        "first rank %d, %d tracks, %d scores; expected 1 or more, a score each"
                                .formatted(
                                        firstRank, tracks.size(), made.scores().size()));
            }
        }
    }

    /// What a block is about.
    enum BlockKind {
        /// One track.
        TRACK,
        /// Every track of an artist.
        ARTIST
    }

    private static void requireShare(float completion) {
        if (!(completion >= 0 && completion <= 1)) {
            throw new IllegalArgumentException("completion %s; expected 0 to 1".formatted(completion));
        }
    }
}
