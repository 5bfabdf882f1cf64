package dev.segue.listener;

import java.util.Collection;

/// Everything that ranking may know about one listener: the state row and what each track has been to them.
///
/// @param taste the state row
/// @param tracks the tracks that the listener has played, skipped or judged: looked up for every candidate of every
/// list that is made of the view, so indexed once
public record ListenerView(Taste taste, KnownTracks tracks) {

    /// Creates the view from rows, in no particular order.
    public ListenerView(Taste taste, Collection<KnownTrack> tracks) {
        this(taste, new KnownTracks(tracks));
    }

    /// Returns the view in which a track is the last that was played, as if the listener had come to its end.
    public ListenerView hearing(RecentPlay play) {
        return new ListenerView(taste.hearing(play), tracks);
    }
}
