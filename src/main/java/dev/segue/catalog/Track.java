package dev.segue.catalog;

import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import java.util.Map;

/// What a catalog says about a track. Known from the catalog alone, it can be offered before anybody has played it.
///
/// @param id the track
/// @param description artist, album and title; the artist as listening events name it, since that is what the artists
/// of
///     a session are matched by
/// @param year the year of release; 0 when unknown
/// @param number the place on its album, from 1; 0 when unknown
/// @param measures what lists can be steered by
public record Track(TrackId id, Description description, int year, int number, Measures measures) {

    /// Creates a track of which no number but these is known.
    public Track(TrackId id, Description description, int year, int number) {
        this(id, description, year, number, Measures.of(Map.of(), year));
    }

    public Track {
        if (year < 0 || number < 0) {
            throw new IllegalArgumentException(
                    "track %s: year %d, number %d; expected 0 (unknown) or more".formatted(id.value(), year, number));
        }
    }
}
