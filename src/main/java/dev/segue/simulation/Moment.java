package dev.segue.simulation;

import java.time.Instant;

/// A listener at the moment at which they look at a list. A service may know their id and nothing else of it.
///
/// @param listener who, with the taste of the day
/// @param mood the mood of the moment
/// @param tiredness what they have heard lately
/// @param at event time
public record Moment(InventedListener listener, Mood mood, Tiredness tiredness, Instant at) {

    /// Returns how much a track appeals now, in `[0, 1]`: less when it was heard lately.
    public double appeal(InventedTrack track) {
        return listener.appeal(track, mood) * tiredness.left(track.id(), at);
    }

    /// Returns whether a track was heard so lately that it appeals less.
    boolean isTiredOf(InventedTrack track) {
        return tiredness.left(track.id(), at) < 1;
    }
}
