package dev.segue.catalog;

import java.util.List;
import java.util.Map;

/// What a catalog says about an album. Empty text and an empty list mean *not known*.
///
/// @param id the album
/// @param title the title
/// @param artists the artists credited, the main one first
/// @param releaseDate ISO 8601, as exact as is known
/// @param tracks the ids of its tracks in their order
/// @param externalIds ids in other systems by scheme
public record CatalogAlbum(
        String id,
        String title,
        List<Credit> artists,
        String releaseDate,
        List<String> tracks,
        Map<String, List<String>> externalIds)
        implements CatalogEntry {

    public CatalogAlbum {
        CatalogEntry.check("album", id);
        artists = List.copyOf(artists);
        tracks = List.copyOf(tracks);
        externalIds = Map.copyOf(externalIds);
    }

    @Override
    public String key() {
        return id;
    }
}
