package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalog.Track;
import dev.segue.events.Fingerprint;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.events.TrackUpdate;
import dev.segue.events.TrackUpdate.Count;
import dev.segue.events.TrackUpdate.Kind;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.math.Decay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {

    private static final TrendingSettings SETTINGS = new TrendingSettings(Duration.ofDays(2), 10);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void trendingKeptWhileItChangesEqualsTrendingSortedAtTheEnd(long seed) {
        Random random = new Random(seed);
        Model model = new Model(SETTINGS);
        Map<TrackId, TrackTotals> rows = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            TrackId id = new TrackId("t" + (int) Math.abs(random.nextGaussian() * 20));
            TrackTotals totals = rows.getOrDefault(id, TrackTotals.NONE).with(play(i * 600_000L, "a"), SETTINGS);
            rows.put(id, totals);
            model.apply(id, totals);
        }
        List<TrackId> expected = new ArrayList<>(rows.keySet());
        expected.sort((one, other) -> Double.compare(trend(rows, other), trend(rows, one)));

        assertThat(new TrendingTracks(model).of(Instant.EPOCH, 10))
                .extracting(Ranked.RankedTrack::id)
                .isEqualTo(expected.subList(0, 10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void anArtistsTracksAreInTheOrderOfTheirFirstPlayHoweverTheyArrived(long seed) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        Collections.shuffle(order, new Random(seed));
        Model model = new Model(SETTINGS);
        for (int i : order) {
            model.apply(new TrackId("t" + i), TrackTotals.NONE.with(play(i * 1000L + 500, "a"), SETTINGS));
        }

        TrackTotals earlier = TrackTotals.NONE.with(play(6500, "a"), SETTINGS).with(play(100, "a"), SETTINGS);
        model.apply(new TrackId("t6"), earlier);

        assertThat(inOrder(model, "a")).containsExactly("t6", "t0", "t1", "t2", "t3", "t4", "t5", "t7");
    }

    @Test
    void theCatalogsOrderComesBeforeThatOfThePlays() {
        Model model = new Model(SETTINGS);
        model.apply(new TrackId("played"), TrackTotals.NONE.with(play(1, "a"), SETTINGS));
        model.apply(new Track(new TrackId("second"), new Description("a", "album", ""), 1999, 2));
        model.apply(new Track(new TrackId("first"), new Description("a", "album", ""), 1999, 1));

        assertThat(inOrder(model, "a")).containsExactly("first", "second", "played");
    }

    @Test
    void aRemovedTrackIsForgotten() {
        Model model = new Model(SETTINGS);
        model.apply(new TrackId("t"), TrackTotals.NONE.with(play(1, "a"), SETTINGS));

        model.remove(Fingerprint.of("t"));

        assertThat(model.idOf(Fingerprint.of("t"))).isEmpty();
        assertThat(inOrder(model, "a")).isEmpty();
        assertThat(new TrendingTracks(model).of(Instant.EPOCH, 10)).isEmpty();
    }

    @Test
    void aTrackTakenOutOfTheCatalogStaysOutWhateverIsPlayedUntilItIsDescribedAgain() {
        Model model = new Model(SETTINGS);
        TrackId id = new TrackId("t");
        Track described = new Track(id, new Description("a", "album", ""), 1999, 1);
        TrackTotals totals = TrackTotals.NONE.with(play(1, "a"), SETTINGS);
        model.apply(described);

        model.withdraw(id);
        model.apply(id, totals);

        assertThat(model.idOf(id.fingerprint())).isEmpty();
        assertThat(inOrder(model, "a")).isEmpty();
        assertThat(trending(model)).isEmpty();

        model.apply(described);

        assertThat(inOrder(model, "a")).containsExactly("t");
        assertThat(trending(model)).containsExactly(id);
    }

    private static List<TrackId> trending(Model model) {
        return new TrendingTracks(model)
                .of(Instant.EPOCH, 10).stream().map(Ranked.RankedTrack::id).toList();
    }

    private static double trend(Map<TrackId, TrackTotals> rows, TrackId id) {
        return rows.getOrDefault(id, TrackTotals.NONE).trendLog2(Decay.halvingEvery(SETTINGS.halfLife()));
    }

    private static List<String> inOrder(Model model, String artist) {
        ArtistTracks tracks = model.tracksOf(Fingerprint.of(artist));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            model.idOf(tracks.at(i).fingerprint()).ifPresent(id -> ids.add(id.value()));
        }
        return ids;
    }

    private static TrackUpdate play(long atMillis, String artist) {
        return TrackUpdate.counting(
                atMillis, new Count(Kind.PLAY, true, true), Optional.of(new Description(artist, "", "")));
    }
}
