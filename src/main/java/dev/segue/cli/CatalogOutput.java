package dev.segue.cli;

import dev.segue.catalog.Alias;
import dev.segue.catalog.CatalogAlbum;
import dev.segue.catalog.CatalogArtist;
import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.events.TrackId;

/// Where a loaded catalog goes.
interface CatalogOutput extends AutoCloseable {

    /// Writes a track, new or changed.
    void write(CatalogTrack track);

    /// Writes that a track is no more.
    void remove(TrackId track);

    /// Writes another name of a track.
    void write(Alias alias);

    /// Writes an album.
    ///
    /// @return whether it was not there already, the same
    boolean write(CatalogAlbum album);

    /// Writes an artist.
    ///
    /// @return whether it was not there already, the same
    boolean write(CatalogArtist artist);

    /// Writes a playlist.
    ///
    /// @return whether it was not there already, the same
    boolean write(CatalogPlaylist playlist);

    /// Returns when all that was written is safe.
    void flush();

    @Override
    void close();

    /// Returns an output that keeps nothing.
    static CatalogOutput nowhere() {
        return new CatalogOutput() {
            @Override
            public void write(CatalogTrack track) {}

            @Override
            public void remove(TrackId track) {}

            @Override
            public void write(Alias alias) {}

            @Override
            public boolean write(CatalogAlbum album) {
                return true;
            }

            @Override
            public boolean write(CatalogArtist artist) {
                return true;
            }

            @Override
            public boolean write(CatalogPlaylist playlist) {
                return true;
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
