package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.events.HalfVector;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.events.TrackUpdate;
import dev.segue.events.TrackUpdate.Count;
import dev.segue.events.TrackUpdate.Kind;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.StartingVector;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.Taste;
import dev.segue.math.Vectors;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VectorStartsTest {

    private static final int DIMENSIONS = 16;
    private static final TrackId NEW = new TrackId("new");

    private final float[] into = new float[DIMENSIONS];

    @Test
    void aTrackStartsBetweenNothingAndItsArtistsTracks() {
        Model model = new Model(TrendingSettings.DEFAULTS, settings(1, 0));
        played(model, "one", "band", "");
        played(model, "two", "band", "");
        played(model, "other", "somebody else", "");
        played(model, NEW.value(), "band", "");
        float[] one = given(model, "one", 1);
        float[] two = given(model, "two", 2);
        given(model, "other", 3);
        float[] nothing = new float[DIMENSIONS];
        StartingVector.of(NEW.fingerprint(), nothing);

        boolean started = new VectorStarts(model, model.vectors()).copy(NEW.fingerprint(), into);

        assertThat(started).isTrue();
        for (int i = 0; i < DIMENSIONS; i++) {
            assertThat(into[i]).isCloseTo((nothing[i] + one[i] + two[i]) / 3, within(1e-5f));
        }
    }

    @Test
    void theTracksOfItsAlbumComeFirst() {
        Model model = new Model(TrendingSettings.DEFAULTS, settings(100, 0));
        for (int i = 0; i < 8; i++) {
            played(model, "hit" + i, "band", "hits");
            played(model, "hit" + i, "band", "hits");
            given(model, "hit" + i, 1);
        }
        for (int i = 0; i < 8; i++) {
            played(model, "rarity" + i, "band", "rarities");
            given(model, "rarity" + i, 2);
        }
        played(model, NEW.value(), "band", "rarities");

        new VectorStarts(model, model.vectors()).read(NEW.fingerprint(), into);

        float[] rarity = Vectors.random(DIMENSIONS, 2);
        for (int i = 0; i < DIMENSIONS; i++) {
            assertThat(into[i]).isCloseTo(rarity[i], within(0.01f));
        }
    }

    @Test
    void withoutRelativesNothingTellsItFromOthers() {
        Model model = new Model(TrendingSettings.DEFAULTS, settings(1, 0));
        played(model, NEW.value(), "band", "");
        float[] nothing = new float[DIMENSIONS];
        StartingVector.of(NEW.fingerprint(), nothing);
        VectorStarts starts = new VectorStarts(model, model.vectors());

        assertThat(starts.copy(NEW.fingerprint(), into)).isFalse();
        starts.read(NEW.fingerprint(), into);

        assertThat(into).containsExactly(nothing);
    }

    @Test
    void aListenerWithoutAPlayStartsAsSomebodyWhoFollowsTheTrend() {
        Model model = new Model(TrendingSettings.DEFAULTS, settings(0, 10));
        played(model, "hit", "band", "");
        float[] hit = given(model, "hit", 1);

        Optional<ListenerFactors> factors = ListenerFactors.of(Taste.NEW, model, model.vectors());

        assertThat(factors).isPresent();
        assertThat(factors.orElseThrow().fit(hit)).isPositive();
        assertThat(ListenerFactors.of(Taste.NEW, withoutPrior(), withoutPrior().vectors()))
                .isEmpty();
    }

    private static Model withoutPrior() {
        return new Model(TrendingSettings.DEFAULTS, settings(0, 0));
    }

    private static void played(Model model, String track, String artist, String album) {
        TrackId id = new TrackId(track);
        TrackTotals after = model.totalsOf(id.fingerprint())
                .with(
                        TrackUpdate.counting(
                                1_000,
                                new Count(Kind.PLAY, true, true),
                                Optional.of(new Description(artist, album, track))),
                        TrendingSettings.DEFAULTS);
        model.apply(id, after);
    }

    private static float[] given(Model model, String track, long seed) {
        HalfVector vector = HalfVector.of(Vectors.random(DIMENSIONS, seed));
        model.apply(new TrackId(track).fingerprint(), vector);
        float[] copy = new float[DIMENSIONS];
        vector.copyTo(copy, 0);
        return copy;
    }

    private static FactorSettings settings(float kin, int prior) {
        return new FactorSettings(true, DIMENSIONS, 50, 64, 1, 0.1f, 1, 1, 1, kin, prior);
    }
}
