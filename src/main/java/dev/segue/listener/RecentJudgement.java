package dev.segue.listener;

import java.util.function.LongUnaryOperator;

/// What a listener has lately said about a track and not taken back.
///
/// @param track fingerprint of the track
/// @param strengthPercent from −100 (dislike) to 100 (like), never 0
/// @param atMillis when they said so, ms since the epoch
public record RecentJudgement(long track, int strengthPercent, long atMillis) {

    public RecentJudgement {
        if (strengthPercent < -100 || strengthPercent > 100 || strengthPercent == 0) {
            throw new IllegalArgumentException(
                    "strength %d; expected -100 to 100 percent, not 0".formatted(strengthPercent));
        }
    }

    RecentJudgement renamed(LongUnaryOperator trackOf) {
        return new RecentJudgement(trackOf.applyAsLong(track), strengthPercent, atMillis);
    }
}
