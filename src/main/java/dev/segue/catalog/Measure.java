package dev.segue.catalog;

import java.util.Arrays;
import java.util.Optional;

/// A number of a track that a list can be steered by, under Spotify's name and in its range.
public enum Measure {
    /// Beats per minute.
    TEMPO(0, Numbers.TEMPO, 0, 1000, 60),
    /// Intensity and activity.
    ENERGY(1, Numbers.ENERGY, 0, 1, 0.5),
    /// How positive it sounds.
    VALENCE(2, "valence", 0, 1, 0.5),
    /// How well one can dance to it.
    DANCEABILITY(3, "danceability", 0, 1, 0.5),
    /// Confidence that it is acoustic.
    ACOUSTICNESS(4, "acousticness", 0, 1, 0.5),
    /// Confidence that it has no vocals.
    INSTRUMENTALNESS(5, "instrumentalness", 0, 1, 0.5),
    /// Presence of spoken words.
    SPEECHINESS(6, "speechiness", 0, 1, 0.5),
    /// Confidence that an audience is heard.
    LIVENESS(7, "liveness", 0, 1, 0.5),
    /// Mean loudness in dB.
    LOUDNESS(8, "loudness", -200, 50, 20),
    /// Length in milliseconds.
    DURATION(9, Numbers.DURATION, 0, 1e9, 180_000),
    /// The source's popularity.
    POPULARITY(10, Numbers.POPULARITY, 0, 100, 50),
    /// The year of release.
    YEAR(11, "year", 1, 9999, 20);

    private final int column;
    private final String wireName;
    private final double least;
    private final double most;
    private final double spread;

    Measure(int column, String wireName, double least, double most, double spread) {
        this.column = column;
        this.wireName = wireName;
        this.least = least;
        this.most = most;
        this.spread = spread;
    }

    /// Returns the measure of a name that the API uses, empty when there is none.
    public static Optional<Measure> named(String name) {
        return Arrays.stream(values())
                .filter(measure -> measure.wireName.equals(name))
                .findFirst();
    }

    /// Returns the place of the measure among all, from 0, without gaps.
    int column() {
        return column;
    }

    /// Returns the name that the API uses.
    public String wireName() {
        return wireName;
    }

    /// Returns the least that it can be.
    public double least() {
        return least;
    }

    /// Returns the most that it can be.
    public double most() {
        return most;
    }

    /// Returns whether it can be that.
    public boolean allows(double value) {
        return value >= least && value <= most;
    }

    /// Returns how far apart two values are, 0 to 1: 1 where they differ by as much as is heard as something else
    /// altogether (60 beats a minute, 0.5 of what goes from 0 to 1, 20 dB, 3 minutes, 50 of popularity, 20 years).
    public double distance(double one, double other) {
        return Math.min(1, Math.abs(one - other) / spread);
    }
}
