package dev.segue.listener;

/// What one track has been to one listener: the row `user|track` of `listener-tracks`.
///
/// Times are event times in ms since the epoch; 0 stands for *never*.
///
/// @param track fingerprint of the track
/// @param artist fingerprint of the artist as the last event named it; 0 when none did
/// @param plays how often it was played
/// @param skips how often it was skipped
/// @param verdict what the listener said about it
/// @param lastAtMillis the latest play
/// @param previousAtMillis the latest play but one
/// @param earlierAtMillis the latest play but two
/// @param firstAtMillis the earliest play
/// @param lastSkipAtMillis the latest skip
/// @param precededBy fingerprint of the track that it followed when last played within a session; 0 when none
public record KnownTrack(
        long track,
        long artist,
        int plays,
        int skips,
        Verdict verdict,
        long lastAtMillis,
        long previousAtMillis,
        long earlierAtMillis,
        long firstAtMillis,
        long lastSkipAtMillis,
        long precededBy) {

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
        return new KnownTrack(track, 0, 0, 0, Verdict.NONE, 0, 0, 0, 0, 0, 0);
    }

    /// Returns whether the listener has met the track at all, by a play or a skip.
    public boolean isKnown() {
        return plays > 0 || skips > 0;
    }

    boolean playedInTheDayBefore(long atMillis) {
        return isInTheDayBefore(lastAtMillis, atMillis)
                || isInTheDayBefore(previousAtMillis, atMillis)
                || isInTheDayBefore(earlierAtMillis, atMillis);
    }

    private static boolean isInTheDayBefore(long time, long atMillis) {
        return time != 0 && time <= atMillis && atMillis - time < DAY_MILLIS;
    }

    KnownTrack played(RecentPlay play, long precedingTrack) {
        long at = play.atMillis();
        boolean newest = at >= lastAtMillis;
        boolean second = !newest && at >= previousAtMillis;
        boolean third = !newest && !second && at >= earlierAtMillis;
        return new KnownTrack(
                track,
                play.artist() == 0 ? artist : play.artist(),
                plays + 1,
                skips,
                verdict,
                newest ? at : lastAtMillis,
                newest ? lastAtMillis : second ? at : previousAtMillis,
                newest || second ? previousAtMillis : third ? at : earlierAtMillis,
                firstAtMillis == 0 ? at : Math.min(firstAtMillis, at),
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
                lastAtMillis,
                previousAtMillis,
                earlierAtMillis,
                firstAtMillis,
                Math.max(lastSkipAtMillis, atMillis),
                precededBy);
    }

    KnownTrack judged(Verdict said) {
        return new KnownTrack(
                track,
                artist,
                plays,
                skips,
                said,
                lastAtMillis,
                previousAtMillis,
                earlierAtMillis,
                firstAtMillis,
                lastSkipAtMillis,
                precededBy);
    }
}
