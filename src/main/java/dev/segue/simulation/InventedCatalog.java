package dev.segue.simulation;

import java.util.List;

/// Every artist, album, track and playlist of the invented world.
///
/// @param seed what it was made from
/// @param artists by id
/// @param albums by id; an artist's albums follow each other
/// @param tracks by id; an album's tracks follow each other
/// @param playlists by id
public record InventedCatalog(
        long seed,
        List<InventedArtist> artists,
        List<InventedAlbum> albums,
        List<InventedTrack> tracks,
        List<InventedPlaylist> playlists) {

    /// How many playlists a catalog has.
    public static final int PLAYLISTS = 100;

    public InventedCatalog {
        artists = List.copyOf(artists);
        albums = List.copyOf(albums);
        tracks = List.copyOf(tracks);
        playlists = List.copyOf(playlists);
    }

    /// Makes a catalog of exactly that many tracks, about one artist for every 22 of them.
    public static InventedCatalog of(long seed, int tracks) {
        if (tracks < 1) {
            throw new IllegalArgumentException("a catalog of %d tracks; expected 1 or more".formatted(tracks));
        }
        return new CatalogMaker(seed).make(tracks);
    }
}
