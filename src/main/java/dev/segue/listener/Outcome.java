package dev.segue.listener;

import java.util.Locale;

/// What a listener did with a track that they were shown.
///
/// @param track fingerprint of the track
/// @param kind what
/// @param atMillis when, in event time
public record Outcome(long track, Kind kind, long atMillis) {

    /// What can come of a track that was shown, in the order in which one wins over another of the same time.
    public enum Kind {
        /// Nothing within the window.
        IGNORED(0),
        /// A like or dislike was taken back.
        TAKEN_BACK(1),
        /// It was left early.
        SKIPPED(2),
        /// It was heard for long enough to count as a choice.
        COMPLETED(3),
        /// It was liked, or rated in the upper half of the scale.
        LIKED(4),
        /// It was disliked, or rated in the lower half of the scale.
        DISLIKED(5);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /// Returns the number of the kind in counts, from 0, without gaps. It never changes.
        public int code() {
            return code;
        }

        /// Returns whether it says that the track was wanted.
        public boolean isPositive() {
            return this == COMPLETED || this == LIKED;
        }

        /// Returns whether it says that the track was not wanted.
        public boolean isNegative() {
            return this == SKIPPED || this == DISLIKED;
        }

        /// Returns the name that answers and metrics use.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Returns whether it stands against another of the same track: the later does, and of two of the same time the
    /// one whose kind comes later, so that the order of arrival does not matter.
    boolean standsAgainst(Outcome other) {
        return atMillis != other.atMillis ? atMillis > other.atMillis : kind.compareTo(other.kind) > 0;
    }
}
