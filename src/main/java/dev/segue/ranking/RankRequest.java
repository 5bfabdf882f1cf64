package dev.segue.ranking;

import java.time.Instant;
import java.util.Set;

/// What is asked of a ranking.
///
/// @param mode which tracks qualify
/// @param limit how many tracks at most, 1 to [#MOST]
/// @param excludedTracks fingerprints of tracks that must not be in the list
/// @param excludedArtists fingerprints of artists whose tracks must not be in the list
/// @param at the time as of which everything is decayed and blocks are looked at, in event time
/// @param reasons whether the list says why each track is in it
public record RankRequest(
        Mode mode, int limit, Set<Long> excludedTracks, Set<Long> excludedArtists, Instant at, boolean reasons) {

    /// The longest list.
    public static final int MOST = 1000;

    public RankRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit %d; expected 1 to %d".formatted(limit, MOST));
        }
        excludedTracks = Set.copyOf(excludedTracks);
        excludedArtists = Set.copyOf(excludedArtists);
    }

    /// Returns a request without exclusions and with reasons.
    public static RankRequest of(Mode mode, int limit, Instant at) {
        return new RankRequest(mode, limit, Set.of(), Set.of(), at, true);
    }

    /// Which tracks qualify.
    public enum Mode {
        /// Known and new ones.
        MIXED,
        /// Only tracks that the listener has neither played nor skipped.
        DISCOVER,
        /// Only tracks that the listener has played.
        FAMILIAR
    }
}
