package dev.segue.listener;

import dev.segue.events.ListenerId;
import java.util.Collection;
import java.util.List;
import java.util.function.LongUnaryOperator;

/// Everything that ranking may know about one listener: the state row and what each track has been to them.
///
/// @param listener the fingerprint of who it is; 0 when nobody has said, which only costs time
/// @param taste the state row
/// @param tracks the tracks that the listener has played, skipped or judged: looked up for every candidate of every
/// list that is made of the view, so indexed once
public record ListenerView(long listener, Taste taste, KnownTracks tracks) {

    /// Creates the view from rows, in no particular order.
    public ListenerView(ListenerId listener, Taste taste, Collection<KnownTrack> tracks) {
        this(listener.fingerprint(), taste, new KnownTracks(tracks));
    }

    /// Creates the view of somebody from rows, in no particular order.
    public ListenerView(Taste taste, Collection<KnownTrack> tracks) {
        this(0, taste, new KnownTracks(tracks));
    }

    /// Returns the view with one row a track, where some are known by several names.
    ///
    /// @param trackOf the fingerprint of the track that a fingerprint stands for
    public ListenerView renamed(LongUnaryOperator trackOf) {
        return new ListenerView(listener, taste.renamed(trackOf), tracks.renamed(trackOf));
    }

    /// Returns the view in which plays came before all that are known of the listener.
    public ListenerView havingHeard(List<RecentPlay> before) {
        return new ListenerView(listener, taste.havingHeard(before), tracks);
    }

    /// Returns the view of the same listener in a country, whatever they have said.
    public ListenerView in(String country) {
        return new ListenerView(listener, taste.preferring(taste.preferences().in(country)), tracks);
    }

    /// Returns the view in which a track is the last that was played, as if the listener had come to its end.
    public ListenerView hearing(RecentPlay play) {
        return new ListenerView(listener, taste.hearing(play), tracks);
    }
}
