package dev.segue.ranking;

import java.util.Locale;

/// What tracks are found in together.
public enum GroupKind {
    /// The tracks of an album.
    ALBUM,
    /// The tracks that credit an artist.
    ARTIST,
    /// The tracks of a playlist.
    PLAYLIST,
    /// The tracks of a genre.
    GENRE;

    /// Returns the name that the API uses.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
