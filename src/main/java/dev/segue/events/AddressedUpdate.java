package dev.segue.events;

/// A [TrackUpdate] and the track whose owner it goes to.
///
/// @param track the track that is updated; the key of the repartition topic
/// @param update what the owner must know
public record AddressedUpdate(TrackId track, TrackUpdate update) {}
