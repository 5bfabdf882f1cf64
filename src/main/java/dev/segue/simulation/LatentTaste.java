package dev.segue.simulation;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// What a listener likes, hidden from everybody: nothing of it is ever in an event.
///
/// @param loves how much they take to each genre, in `[0, 1]`
/// @param drift how far each love swings to either side over a [#DRIFT_DAYS] cycle
/// @param driftPhase where in the cycle they are at the epoch, in turns
/// @param favouriteArtists ids of artists whose tracks they rarely mind
/// @param favouriteYear the year their favourite music is from
/// @param quirk the seed of likes and dislikes that nothing explains
public record LatentTaste(
        Map<Genre, Double> loves,
        Map<Genre, Double> drift,
        double driftPhase,
        Set<String> favouriteArtists,
        int favouriteYear,
        long quirk) {

    /// How long a taste takes to swing out and come back.
    public static final double DRIFT_DAYS = 120;

    private static final double MILLIS_PER_DAY = 86_400_000;

    public LatentTaste {
        loves = Collections.unmodifiableMap(new EnumMap<>(loves));
        drift = Collections.unmodifiableMap(new EnumMap<>(drift));
        favouriteArtists = Set.copyOf(favouriteArtists);
    }

    /// Returns how much they take to a genre, in `[0, 1]`.
    public double loveOf(Genre genre) {
        return loves.getOrDefault(genre, 0.0);
    }

    /// Returns the taste as it has drifted by a time.
    LatentTaste asOf(Instant time) {
        double turns = time.toEpochMilli() / MILLIS_PER_DAY / DRIFT_DAYS + driftPhase;
        double swing = StrictMath.sin(2 * Math.PI * (turns - StrictMath.floor(turns)));
        Map<Genre, Double> drifted = new EnumMap<>(Genre.class);
        for (Genre genre : Genre.RING) {
            double love = loveOf(genre) + swing * drift.getOrDefault(genre, 0.0);
            drifted.put(genre, Math.clamp(love, 0.0, 1.0));
        }
        return new LatentTaste(drifted, drift, driftPhase, favouriteArtists, favouriteYear, quirk);
    }
}
