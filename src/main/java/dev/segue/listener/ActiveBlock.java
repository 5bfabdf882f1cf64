package dev.segue.listener;

import dev.segue.events.Interaction.BlockKind;

/// A track or an artist that must not be offered.
///
/// @param kind whether a track or an artist is meant
/// @param fingerprint fingerprint of the track's or artist's id
/// @param untilMillis when the block ends, ms since the epoch; [#FOR_GOOD] when it does not end
public record ActiveBlock(BlockKind kind, long fingerprint, long untilMillis) {

    /// The end of a block without an end.
    public static final long FOR_GOOD = Long.MAX_VALUE;

    boolean isAbout(BlockKind otherKind, long otherFingerprint) {
        return kind == otherKind && fingerprint == otherFingerprint;
    }
}
