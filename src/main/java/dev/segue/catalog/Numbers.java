package dev.segue.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names of a track's numbers: audio features under Spotify's names, and what else is a number.
public final class Numbers {

    /// The length in milliseconds.
    public static final String DURATION = "duration_ms";
    /// The source's popularity, 0 to 100.
    public static final String POPULARITY = "popularity";
    /// Whether the lyrics are marked explicit, 0 or 1.
    public static final String EXPLICIT = "explicit";
    /// Followers at the source.
    public static final String FOLLOWERS = "followers";
    /// Pitch class, 0 (C) to 11 (B); −1: none detected.
    public static final String KEY = "key";
    /// 1: major, 0: minor.
    public static final String MODE = "mode";
    /// Beats per minute.
    public static final String TEMPO = "tempo";
    /// Intensity and activity, 0 to 1.
    public static final String ENERGY = "energy";

    /// The audio features, in the order of the schema.
    public static final List<String> AUDIO = List.of(
            "danceability",
            ENERGY,
            KEY,
            "loudness",
            MODE,
            "speechiness",
            "acousticness",
            "instrumentalness",
            "liveness",
            "valence",
            TEMPO,
            "time_signature");

    private static final Set<String> UNIT = Set.of(
            "danceability",
            ENERGY,
            "speechiness",
            "acousticness",
            "instrumentalness",
            "liveness",
            "valence",
            MODE,
            EXPLICIT);

    private static final Map<String, Double> MOST = Map.of(
            KEY, 11.0, POPULARITY, 100.0, "loudness", 50.0, TEMPO, 1000.0, "time_signature", 64.0, DURATION, 1e9);

    private Numbers() {}

    /// Returns why a number cannot be that feature's, empty when it can.
    public static String fault(String name, double value) {
        if (!Double.isFinite(value)) {
            return "%s is not a number".formatted(name);
        }
        double least = name.equals(KEY) ? -1 : name.equals("loudness") ? -200 : 0;
        double most = UNIT.contains(name) ? 1 : MOST.getOrDefault(name, Double.MAX_VALUE);
        boolean known = AUDIO.contains(name) || MOST.containsKey(name) || UNIT.contains(name);
        return !known || (value >= least && value <= most)
                ? ""
                : "%s is %s; expected %s to %s".formatted(name, value, least, most);
    }

    /// Returns whether the schema of tracks has a field of its own for a number of that name.
    public static boolean isReserved(String name) {
        return AUDIO.contains(name) || Set.of(DURATION, POPULARITY, EXPLICIT).contains(name);
    }
}
