package dev.segue.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InventedListenerTest {

    private static final Mood CALM = new Mood(0.2, 0.5);
    private static final Mood WILD = new Mood(0.95, 0.5);

    @Test
    void takesMoreToALovedGenre() {
        InventedListener listener = loving(Genre.JAZZ, Set.of());

        assertThat(listener.appeal(track(Genre.JAZZ, CALM), CALM))
                .isGreaterThan(listener.appeal(track(Genre.METAL, CALM), CALM));
    }

    @Test
    void theWrongMoodSpoilsALovedGenre() {
        InventedListener listener = loving(Genre.JAZZ, Set.of());
        InventedTrack calm = track(Genre.JAZZ, CALM);

        assertThat(listener.appeal(calm, WILD)).isLessThan(listener.appeal(calm, CALM));
        assertThat(listener.skipChance(calm, WILD)).isGreaterThan(listener.skipChance(calm, CALM));
    }

    @Test
    void aFavouriteArtistMakesUpForHalfOfWhatIsMissing() {
        InventedTrack track = track(Genre.METAL, WILD);
        double plain = loving(Genre.JAZZ, Set.of()).appeal(track, CALM);
        double devoted = loving(Genre.JAZZ, Set.of("art-0001")).appeal(track, CALM);

        assertThat(1 - devoted).isCloseTo((1 - plain) / 2, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void appealAndSkipChanceStayInRange(long seed) {
        InventedCatalog catalog = InventedCatalog.of(seed, 400);
        List<InventedListener> listeners =
                InventedListeners.of(seed, 20, catalog).all();

        for (InventedListener listener : listeners) {
            for (InventedTrack track : catalog.tracks()) {
                assertThat(listener.appeal(track, CALM)).isBetween(0.0, 1.0);
                assertThat(listener.skipChance(track, WILD)).isBetween(0.01, 0.95);
            }
        }
    }

    @Test
    void driftsAndComesBack() {
        InventedCatalog catalog = InventedCatalog.of(3, 400);
        InventedListener listener = InventedListeners.of(3, 1, catalog).all().getFirst();
        Duration cycle = Duration.ofDays(Math.round(LatentTaste.DRIFT_DAYS));

        Map<Genre, Double> now = listener.asOf(Histories.END).taste().loves();
        Map<Genre, Double> later =
                listener.asOf(Histories.END.plus(cycle.dividedBy(3))).taste().loves();
        Map<Genre, Double> aCycleLater =
                listener.asOf(Histories.END.plus(cycle)).taste().loves();

        assertThat(later).isNotEqualTo(now);
        assertThat(now)
                .allSatisfy((genre, love) -> assertThat(aCycleLater.get(genre)).isCloseTo(love, within(1e-9)));
    }

    private static InventedListener loving(Genre genre, Set<String> favouriteArtists) {
        LatentTaste taste = new LatentTaste(
                Map.of(genre, 0.9, genre.along(5), 0.1), Map.of(genre, 0.1), 0, favouriteArtists, 1990, 5);
        Habits habits = new Habits(0.2, 0.1, 0.1, 0.1, 0.5, 0.5, 1, 20, 2);
        return new InventedListener("listener-000", taste, habits, CALM);
    }

    private static InventedTrack track(Genre genre, Mood mood) {
        return new InventedTrack(
                "trk-00001",
                "Silver Echo",
                "art-0001",
                "Tove Marn",
                "alb-00001",
                "Lantern",
                1,
                1995,
                genre,
                110,
                mood,
                Duration.ofSeconds(200),
                3);
    }
}
