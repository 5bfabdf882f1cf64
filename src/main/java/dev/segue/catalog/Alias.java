package dev.segue.catalog;

import dev.segue.events.TrackId;

/// Another name of a track: what is said of it under that name is said of the track.
///
/// @param urn the other name: an external id as `scheme:value`, or the id of a track that turned out to be the same
/// @param track the track
/// @param source who said so
/// @param confidence 0 to 1: how sure that is
public record Alias(String urn, TrackId track, String source, double confidence) {

    public Alias {
        if (urn.isEmpty() || urn.length() > CatalogEntry.MAX_ID || !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("alias of %d characters with confidence %s; expected 1 to %d, and 0 to 1"
                    .formatted(urn.length(), confidence, CatalogEntry.MAX_ID));
        }
    }
}
