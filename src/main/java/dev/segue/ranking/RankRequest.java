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
/// @param diversity how different its tracks are to be, 0 (the order of the scores) to 1
/// @param fresh whether what the listener has met in the session that goes on must not be in the list
/// @param shown what has been shown on earlier pages, which must not be in the list either
/// @param given fingerprints of the only tracks that qualify, whatever speaks against them; empty: all tracks do
/// @param steering what the tracks are to be like
public record RankRequest(
        Mode mode,
        int limit,
        Set<Long> excludedTracks,
        Set<Long> excludedArtists,
        Instant at,
        boolean reasons,
        double diversity,
        boolean fresh,
        ShownTracks shown,
        Set<Long> given,
        Steering steering) {

    /// The longest list.
    public static final int MOST = 1000;

    public RankRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit %d; expected 1 to %d".formatted(limit, MOST));
        }
        if (!(diversity >= 0 && diversity <= 1)) {
            throw new IllegalArgumentException("diversity %s; expected 0 to 1".formatted(diversity));
        }
        excludedTracks = Set.copyOf(excludedTracks);
        excludedArtists = Set.copyOf(excludedArtists);
        given = Set.copyOf(given);
    }

    /// Creates a request for the order of the scores.
    public RankRequest(
            Mode mode, int limit, Set<Long> excludedTracks, Set<Long> excludedArtists, Instant at, boolean reasons) {
        this(
                mode,
                limit,
                excludedTracks,
                excludedArtists,
                at,
                reasons,
                0,
                false,
                ShownTracks.NONE,
                Set.of(),
                Steering.NONE);
    }

    /// Returns a request without exclusions, for the order of the scores, with reasons.
    public static RankRequest of(Mode mode, int limit, Instant at) {
        return new RankRequest(mode, limit, Set.of(), Set.of(), at, true);
    }

    /// Returns the same request with another diversity.
    public RankRequest withDiversity(double other) {
        return new RankRequest(
                mode, limit, excludedTracks, excludedArtists, at, reasons, other, fresh, shown, given, steering);
    }

    /// Returns the same request without what the listener has met in the session that goes on.
    public RankRequest thatIsFresh() {
        return new RankRequest(
                mode, limit, excludedTracks, excludedArtists, at, reasons, diversity, true, shown, given, steering);
    }

    /// Returns the same request without what has been shown before.
    public RankRequest after(ShownTracks pages) {
        return new RankRequest(
                mode, limit, excludedTracks, excludedArtists, at, reasons, diversity, fresh, pages, given, steering);
    }

    /// Returns the same request for tracks that are like this.
    public RankRequest steered(Steering wishes) {
        return new RankRequest(
                mode, limit, excludedTracks, excludedArtists, at, reasons, diversity, fresh, shown, given, wishes);
    }

    /// Returns a request that puts the tracks of a caller in order, all of them, with reasons.
    ///
    /// @param given their fingerprints, 1 to [#MOST]
    public static RankRequest ofGiven(Set<Long> given, Instant at) {
        return new RankRequest(
                Mode.MIXED,
                given.size(),
                Set.of(),
                Set.of(),
                at,
                true,
                0,
                false,
                ShownTracks.NONE,
                given,
                Steering.NONE);
    }

    /// Returns whether all that a listener may do next is open in the list: only of such lists is learnt what becomes
    /// of what they offer.
    boolean isOpen() {
        return mode == Mode.MIXED
                && !fresh
                && excludedTracks.isEmpty()
                && excludedArtists.isEmpty()
                && shown.size() == 0
                && given.isEmpty()
                && steering.equals(Steering.NONE);
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
