package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.segue.catalog.AlbumPlace;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Measure;
import dev.segue.catalog.Numbers;
import dev.segue.events.TrackId;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Steering.Bound;
import dev.segue.ranking.Steering.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SteeringTest {

    private static final int TRACKS = 300;

    /// Each track is played by one listener fewer than the one before; the last has no tempo.
    private static Listened listened() {
        Listened listened = new Listened();
        for (int track = 0; track < TRACKS; track++) {
            for (int who = 0; who < (track < 20 ? 3 : 1); who++) {
                listened.plays("listener-" + who, "track-" + track, "artist-" + track % 40);
            }
            listened.loop().model().apply(described(track).track());
        }
        return listened;
    }

    private static CatalogTrack described(int track) {
        Map<String, Double> numbers = track == 0 ? Map.of() : Map.of("tempo", 60.0 + track % 100);
        return new CatalogTrack(
                new TrackId("track-" + track),
                "",
                List.of(),
                AlbumPlace.NONE,
                Integer.toString(1960 + track % 50),
                "",
                List.of(),
                List.of(),
                numbers,
                Map.of());
    }

    private static double tempoOf(Ranked.RankedTrack track) {
        int number = Integer.parseInt(track.id().value().substring("track-".length()));
        return number == 0 ? Double.NaN : 60.0 + number % 100;
    }

    private static Ranked steered(String who, Steering steering) {
        Listened listened = listened();
        return listened.offers(
                who, RankRequest.of(Mode.MIXED, 20, listened.now()).steered(steering));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "listener-0", "listener-2"})
    void everyTrackKeepsTheBounds(String who) {
        List<Bound> bounds = List.of(new Bound(Measure.TEMPO, 100, 120), new Bound(Measure.YEAR, 1970, 2030));

        Ranked ranked = steered(who, new Steering(bounds, List.of()));

        assertThat(ranked.tracks())
                .hasSizeGreaterThan(5)
                .allSatisfy(track -> assertThat(tempoOf(track)).isBetween(100.0, 120.0));
    }

    @Test
    void aTrackOfWhichNothingIsKnownIsLeftOutByBoundsOnly() {
        Steering bounded = new Steering(List.of(new Bound(Measure.TEMPO, 0, 1000)), List.of());
        Steering aimed = new Steering(List.of(), List.of(new Target(Measure.TEMPO, 300)));

        assertThat(steered("nobody", bounded).tracks())
                .extracting(track -> track.id().value())
                .doesNotContain("track-0");
        assertThat(steered("nobody", aimed).tracks())
                .extracting(track -> track.id().value())
                .contains("track-0");
    }

    @Test
    void boundsThatNoTrackKeepsLeaveNothing() {
        Ranked ranked = steered("nobody", new Steering(List.of(new Bound(Measure.ENERGY, 0, 1)), List.of()));

        assertThat(ranked.tracks()).isEmpty();
        assertThat(ranked.excluded()).isEqualTo(ranked.candidates()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "listener-0"})
    void aTargetBringsWhatIsNearItForward(String who) {
        double far = meanDistance(steered(who, Steering.NONE), 155);

        double near = meanDistance(steered(who, new Steering(List.of(), List.of(new Target(Measure.TEMPO, 155)))), 155);

        assertThat(near).isLessThan(far / 2);
    }

    @Test
    void aTrackAtHalfTheDistanceIsMadeLessLikelyByHalfTheStrength() {
        TrackNode node = new TrackNode(1);
        node.setDescribed(described(40).track());

        Steering both = new Steering(List.of(), List.of(new Target(Measure.TEMPO, 70), new Target(Measure.YEAR, 2000)));
        Steering unknown = new Steering(List.of(), List.of(new Target(Measure.ENERGY, 1)));

        assertThat(both.of(node)).isCloseTo(-Steering.STRENGTH * 0.5, within(1e-9));
        assertThat(unknown.of(node)).isCloseTo(-Steering.STRENGTH * 0.5, within(1e-9));
        assertThat(Steering.NONE.of(node)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void aMeasureHasTheRangeThatTheCatalogAllows(Measure measure) {
        if (measure != Measure.YEAR) {
            assertThat(Numbers.fault(measure.wireName(), measure.least())).isEmpty();
            assertThat(Numbers.fault(measure.wireName(), measure.most())).isEmpty();
            assertThat(Numbers.fault(measure.wireName(), measure.least() - 0.1)).isNotEmpty();
            assertThat(Numbers.fault(measure.wireName(), measure.most() + 0.1)).isNotEmpty();
        }
        assertThat(Measure.named(measure.wireName())).contains(measure);
    }

    @Test
    void refusesBoundsTheWrongWayRound() {
        assertThatThrownBy(() -> new Bound(Measure.TEMPO, 120, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tempo from 120.0 to 100.0; expected the lesser first");
    }

    private static double meanDistance(Ranked ranked, double tempo) {
        return ranked.tracks().stream()
                .mapToDouble(SteeringTest::tempoOf)
                .filter(value -> !Double.isNaN(value))
                .map(value -> Math.abs(value - tempo))
                .average()
                .orElseThrow();
    }
}
