package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.HalfVector;
import dev.segue.events.TrackId;
import dev.segue.math.Vectors;
import dev.segue.ranking.Ranked.RankedTrack;
import dev.segue.ranking.SimilarTracks.By;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarTracksTest {

    private final Listened listened = new Listened();

    @Test
    void byFactorsThoseWhoseVectorsPointTheSameWay() {
        play("one", "two", "three");
        give("one", 1, 1);
        give("two", 1, 5);
        give("three", -1, 1);

        List<RankedTrack> similar = similar("one", By.FACTORS);

        assertThat(similar).extracting(RankedTrack::id).containsExactly(new TrackId("two"), new TrackId("three"));
        assertThat(similar.getFirst().score()).isGreaterThan(0.99);
        assertThat(similar.getLast().score()).isLessThan(-0.99);
    }

    @Test
    void byBothWhatEitherNames() {
        play("one", "two", "three");
        give("one", 1, 1);
        give("three", 1, 5);

        assertThat(similar("one", By.BLEND)).extracting(RankedTrack::source).contains(Source.FACTORS);
        assertThat(similar("one", By.BLEND))
                .extracting(RankedTrack::id)
                .contains(new TrackId("three"))
                .doesNotContain(new TrackId("one"));
    }

    @Test
    void aTrackWithoutAVectorHasNoNeighbours() {
        play("one", "two");

        assertThat(similar("one", By.FACTORS)).isEmpty();
        assertThat(similar("nobody knows", By.BLEND)).isEmpty();
    }

    private void play(String... tracks) {
        for (String track : tracks) {
            listened.plays("ann", track, "");
        }
    }

    /// Gives a track a multiple of one vector, as its owner would.
    private void give(String track, int sign, float length) {
        float[] vector = Vectors.random(32, 7);
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= sign * length / 10;
        }
        listened.loop().model().apply(new TrackId(track).fingerprint(), HalfVector.of(vector));
    }

    private List<RankedTrack> similar(String track, By by) {
        return new SimilarTracks(BlendSettings.DEFAULTS, listened.loop().model())
                .to(new TrackId(track).fingerprint(), by, 5);
    }
}
