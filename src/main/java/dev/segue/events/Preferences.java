package dev.segue.events;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a listener says they like, whatever they play. Kept in the order in which it was said.
///
/// @param genres names of genres
/// @param artists ids or names of artists
/// @param features what tracks should be like: a value by the feature's name
public record Preferences(List<String> genres, List<String> artists, Map<String, Double> features) {

    /// The most genres, artists or features.
    public static final int MOST = 50;

    /// The most characters of a name: all of them stand in the listener's state row.
    public static final int MAX_LENGTH = 128;

    /// Nothing is said.
    public static final Preferences NONE = new Preferences(List.of(), List.of(), Map.of());

    public Preferences {
        genres = List.copyOf(genres);
        artists = List.copyOf(artists);
        features = Collections.unmodifiableMap(new TreeMap<>(features));
    }

    /// Returns whether nothing is said.
    public boolean isNone() {
        return genres.isEmpty() && artists.isEmpty() && features.isEmpty();
    }
}
