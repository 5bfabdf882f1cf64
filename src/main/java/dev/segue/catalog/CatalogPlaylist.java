package dev.segue.catalog;

import java.util.List;

/// What a catalog says about a playlist.
///
/// @param id the playlist
/// @param title its title; empty: not known
/// @param tags free tags in lower case
/// @param tracks the ids of its tracks in their order
public record CatalogPlaylist(String id, String title, List<String> tags, List<String> tracks) implements CatalogEntry {

    public CatalogPlaylist {
        CatalogEntry.check("playlist", id);
        tags = List.copyOf(tags);
        tracks = List.copyOf(tracks);
    }

    @Override
    public String key() {
        return id;
    }
}
