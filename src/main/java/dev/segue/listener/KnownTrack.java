package dev.segue.listener;

import java.util.Arrays;

/// What one track has been to one listener: the row `user|track` of `listener-tracks`.
///
/// @param track fingerprint of the track
/// @param artist fingerprint of the artist as the last event named it; 0 when none did
/// @param plays how often it was played
/// @param skips how often it was skipped
/// @param verdict what the listener said about it
/// @param lastTimes event times of the latest plays, newest first, at most [#TIMES]; ms since the epoch
/// @param firstAtMillis event time of the earliest play; 0 when there is none
/// @param lastSkipAtMillis event time of the latest skip; 0 when there is none
/// @param precededBy fingerprint of the track that it followed when last played within a session; 0 when none
public record KnownTrack(
        long track,
        long artist,
        int plays,
        int skips,
        Verdict verdict,
        long[] lastTimes,
        long firstAtMillis,
        long lastSkipAtMillis,
        long precededBy) {

    /// How many of the latest play times a row keeps.
    public static final int TIMES = 4;

    private static final long DAY_MILLIS = 86_400_000L;

    /// What a listener said about a track.
    public enum Verdict {
        /// Nothing, or it was taken back.
        NONE,
        /// A like, or a rating in the upper half of its scale.
        LIKED,
        /// A dislike, or a rating in the lower half of its scale.
        DISLIKED
    }

    /// Returns the row of a track that the listener has not met.
    public static KnownTrack unknown(long track) {
        return new KnownTrack(track, 0, 0, 0, Verdict.NONE, new long[0], 0, 0, 0);
    }

    /// Returns event time of the latest play, ms since the epoch; 0 when there is none.
    public long lastAtMillis() {
        return lastTimes.length == 0 ? 0 : lastTimes[0];
    }

    /// Returns whether the listener has met the track at all, by a play or a skip.
    public boolean isKnown() {
        return plays > 0 || skips > 0;
    }

    boolean playedInTheDayBefore(long atMillis) {
        for (long time : lastTimes) {
            if (time <= atMillis && atMillis - time < DAY_MILLIS) {
                return true;
            }
        }
        return false;
    }

    KnownTrack played(RecentPlay play, long precedingTrack) {
        boolean newest = play.atMillis() >= lastAtMillis();
        return new KnownTrack(
                track,
                play.artist() == 0 ? artist : play.artist(),
                plays + 1,
                skips,
                verdict,
                withTime(play.atMillis()),
                firstAtMillis == 0 ? play.atMillis() : Math.min(firstAtMillis, play.atMillis()),
                lastSkipAtMillis,
                newest && precedingTrack != 0 ? precedingTrack : precededBy);
    }

    KnownTrack skipped(long skippedArtist, long atMillis) {
        return new KnownTrack(
                track,
                skippedArtist == 0 ? artist : skippedArtist,
                plays,
                skips + 1,
                verdict,
                lastTimes,
                firstAtMillis,
                Math.max(lastSkipAtMillis, atMillis),
                precededBy);
    }

    KnownTrack judged(Verdict said) {
        return new KnownTrack(
                track, artist, plays, skips, said, lastTimes, firstAtMillis, lastSkipAtMillis, precededBy);
    }

    private long[] withTime(long atMillis) {
        int at = 0;
        while (at < lastTimes.length && lastTimes[at] > atMillis) {
            at++;
        }
        int length = Math.min(TIMES, lastTimes.length + 1);
        long[] times = Arrays.copyOf(lastTimes, length);
        if (at < length) {
            System.arraycopy(lastTimes, at, times, at + 1, length - at - 1);
            times[at] = atMillis;
        }
        return times;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KnownTrack that
                && track == that.track
                && artist == that.artist
                && plays == that.plays
                && skips == that.skips
                && verdict == that.verdict
                && Arrays.equals(lastTimes, that.lastTimes)
                && firstAtMillis == that.firstAtMillis
                && lastSkipAtMillis == that.lastSkipAtMillis
                && precededBy == that.precededBy;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(track) * 31 + Arrays.hashCode(lastTimes);
    }
}
