package dev.segue.listener;

import java.util.Collection;

/// Everything that ranking may know about one listener: the state row and what each track has been to them.
///
/// @param taste the state row
/// @param tracks the tracks that the listener has played, skipped or judged, in no particular order
public record ListenerView(Taste taste, Collection<KnownTrack> tracks) {}
