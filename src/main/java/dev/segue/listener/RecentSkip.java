package dev.segue.listener;

import java.util.function.LongUnaryOperator;

/// One of a listener's recent skips.
///
/// @param track fingerprint of the track
/// @param artist fingerprint of the artist as the event named it; 0 when it named none
/// @param atMillis when playback started, ms since the epoch
public record RecentSkip(long track, long artist, long atMillis) {

    RecentSkip renamed(LongUnaryOperator trackOf) {
        return new RecentSkip(trackOf.applyAsLong(track), artist, atMillis);
    }
}
