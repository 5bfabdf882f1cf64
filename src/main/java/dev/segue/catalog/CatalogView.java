package dev.segue.catalog;

import dev.segue.events.TrackId;

/// Follows the catalog: is told of every track as it is now, and of every one that is no more.
///
/// One thread calls it.
public interface CatalogView {

    /// Takes in a track, new or changed.
    void put(CatalogTrack track);

    /// Forgets a track; it need not be known.
    void remove(TrackId track);

    /// Takes in a playlist, new or changed.
    default void put(CatalogPlaylist playlist) {}

    /// Forgets a playlist.
    default void removePlaylist(String id) {}

    /// Takes in another name of a track.
    default void put(Alias alias) {}

    /// Forgets another name of a track.
    default void removeAlias(String urn) {}
}
