package dev.segue.listener;

import java.util.function.LongUnaryOperator;

/// One of a listener's recent plays.
///
/// @param track fingerprint of the track
/// @param artist fingerprint of the artist as the event named it; 0 when it named none or the play is no longer open
/// @param atMillis when playback started, ms since the epoch
/// @param completion the share that was heard, in percent, 0 to 100
public record RecentPlay(long track, long artist, long atMillis, int completion) {

    public RecentPlay {
        if (completion < 0 || completion > 100) {
            throw new IllegalArgumentException("completion %d; expected 0 to 100 percent".formatted(completion));
        }
    }

    RecentPlay renamed(LongUnaryOperator trackOf) {
        return new RecentPlay(trackOf.applyAsLong(track), artist, atMillis, completion);
    }

    RecentPlay withoutArtist() {
        return artist == 0 ? this : new RecentPlay(track, 0, atMillis, completion);
    }
}
