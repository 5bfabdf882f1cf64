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
/// @param country where they are, as [CountryCode] knows it; empty: not said
public record Preferences(List<String> genres, List<String> artists, Map<String, Double> features, String country) {

    /// The most genres, artists or features.
    public static final int MOST = 50;

    /// The most characters of a name: all of them stand in the listener's state row.
    public static final int MAX_LENGTH = 128;

    /// Nothing is said.
    public static final Preferences NONE = new Preferences(List.of(), List.of(), Map.of(), "");

    public Preferences {
        genres = List.copyOf(genres);
        artists = List.copyOf(artists);
        features = Collections.unmodifiableMap(new TreeMap<>(features));
    }

    /// Creates preferences of somebody who does not say where they are.
    public Preferences(List<String> genres, List<String> artists, Map<String, Double> features) {
        this(genres, artists, features, "");
    }

    /// Returns the same of somebody who is in a country.
    public Preferences in(String code) {
        return new Preferences(genres, artists, features, code);
    }

    /// Returns whether nothing is said.
    public boolean isNone() {
        return !isOfMusic() && country.isEmpty();
    }

    /// Returns whether something is said of what tracks should be.
    public boolean isOfMusic() {
        return !genres.isEmpty() || !artists.isEmpty() || !features.isEmpty();
    }
}
