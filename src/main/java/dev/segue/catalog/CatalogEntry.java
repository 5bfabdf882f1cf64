package dev.segue.catalog;

/// One thing that a catalog describes: a track, an album, an artist or a playlist.
public sealed interface CatalogEntry permits CatalogTrack, CatalogAlbum, CatalogArtist, CatalogPlaylist {

    /// The longest id of anything but a track, in characters; that of tracks is the same.
    int MAX_ID = 512;

    /// Returns the id, which is the key of its topic.
    String key();

    /// Refuses an id that no topic could have as its key.
    static void check(String kind, String id) {
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw new IllegalArgumentException(
                    "%s id of %d characters; expected 1 to %d".formatted(kind, id.length(), MAX_ID));
        }
    }
}
