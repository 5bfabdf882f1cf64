package dev.segue.listener;

import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/// What one track has been to one listener: the row `user|track` of `listener-tracks`.
///
/// Times are event times in ms since the epoch; 0 stands for *never*.
///
/// @param track fingerprint of the track
/// @param artist fingerprint of the artist as the last event named it; 0 when none did
/// @param plays how often it was played
/// @param skips how often it was skipped
/// @param strengthPercent what the listener said about it, from −100 (dislike) to 100 (like); 0: nothing, or it
/// was taken back
/// @param judgedAtMillis when they said so; 0 when nothing stands
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
        int strengthPercent,
        long judgedAtMillis,
        long lastAtMillis,
        long previousAtMillis,
        long earlierAtMillis,
        long firstAtMillis,
        long lastSkipAtMillis,
        long precededBy) {

    private static final int REJECTED = -50;
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

    public KnownTrack {
        if (strengthPercent < -100 || strengthPercent > 100) {
            throw new IllegalArgumentException("strength %d; expected -100 to 100 percent".formatted(strengthPercent));
        }
    }

    /// Returns how much the listener likes it, from −1 to 1; 0 when they have not said.
    public double strength() {
        return strengthPercent / 100.0;
    }

    /// Returns what the listener said about it.
    public Verdict verdict() {
        return strengthPercent > 0 ? Verdict.LIKED : strengthPercent < 0 ? Verdict.DISLIKED : Verdict.NONE;
    }

    /// Returns whether it must not be offered: a dislike, or a rating in the lowest quarter of its scale.
    public boolean isRejected() {
        return strengthPercent <= REJECTED;
    }

    /// Returns the row of a track that the listener has not met.
    public static KnownTrack unknown(long track) {
        return new KnownTrack(track, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
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
                strengthPercent,
                judgedAtMillis,
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
                strengthPercent,
                judgedAtMillis,
                lastAtMillis,
                previousAtMillis,
                earlierAtMillis,
                firstAtMillis,
                Math.max(lastSkipAtMillis, atMillis),
                precededBy);
    }

    KnownTrack renamed(LongUnaryOperator trackOf) {
        return new KnownTrack(
                trackOf.applyAsLong(track),
                artist,
                plays,
                skips,
                strengthPercent,
                judgedAtMillis,
                lastAtMillis,
                previousAtMillis,
                earlierAtMillis,
                firstAtMillis,
                lastSkipAtMillis,
                precededBy == 0 ? 0 : trackOf.applyAsLong(precededBy));
    }

    /// Returns what this row and another, of the same track under another name, say together.
    KnownTrack plus(KnownTrack other) {
        KnownTrack later = other.lastAtMillis > lastAtMillis ? other : this;
        KnownTrack judged = other.judgedAtMillis > judgedAtMillis ? other : this;
        long[] latest = LongStream.of(
                        lastAtMillis,
                        previousAtMillis,
                        earlierAtMillis,
                        other.lastAtMillis,
                        other.previousAtMillis,
                        other.earlierAtMillis)
                .sorted()
                .toArray();
        long first = Math.min(firstAtMillis, other.firstAtMillis);
        return new KnownTrack(
                track,
                later.artist != 0 ? later.artist : artist != 0 ? artist : other.artist,
                plays + other.plays,
                skips + other.skips,
                judged.strengthPercent,
                judged.judgedAtMillis,
                latest[5],
                latest[4],
                latest[3],
                first == 0 ? Math.max(firstAtMillis, other.firstAtMillis) : first,
                Math.max(lastSkipAtMillis, other.lastSkipAtMillis),
                later.precededBy);
    }

    /// Returns the row after a judgement, of which the event time is kept while it stands.
    KnownTrack judged(float strength, long atMillis) {
        int percent = Math.round(strength * 100);
        return new KnownTrack(
                track,
                artist,
                plays,
                skips,
                percent,
                percent == 0 ? 0 : atMillis,
                lastAtMillis,
                previousAtMillis,
                earlierAtMillis,
                firstAtMillis,
                lastSkipAtMillis,
                precededBy);
    }
}
