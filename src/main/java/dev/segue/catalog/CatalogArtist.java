package dev.segue.catalog;

import java.util.List;
import java.util.Map;

/// What a catalog says about an artist. Empty text and an empty list mean *not known*.
///
/// @param id the artist
/// @param name the name
/// @param genres in lower case, the most fitting first
/// @param tags free tags in lower case
/// @param externalIds ids in other systems by scheme
public record CatalogArtist(
        String id, String name, List<String> genres, List<String> tags, Map<String, List<String>> externalIds)
        implements CatalogEntry {

    public CatalogArtist {
        CatalogEntry.check("artist", id);
        genres = List.copyOf(genres);
        tags = List.copyOf(tags);
        externalIds = Map.copyOf(externalIds);
    }

    @Override
    public String key() {
        return id;
    }
}
