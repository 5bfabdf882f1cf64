package dev.segue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.TrackId;
import dev.segue.math.TopK;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gives all tracks one score wins nothing by the order in which ties fall.
class TiesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void aConstantScorerScoresLikeARandomOne(long seed) {
        List<Interaction> stream = Streams.invented(seed, 8000);
        Random random = new Random(seed);

        double constant = recallOf(stream, _ -> 1);
        double lots = recallOf(stream, _ -> random.nextDouble());

        // 120 tracks, all known soon: a sixth of them is among the first twenty.
        assertThat(lots).isCloseTo(1.0 / 6, within(0.02));
        assertThat(constant).isCloseTo(lots, within(0.03));
    }

    @Test
    void aScorerThatIsNoNumberOffersNothing() {
        assertThat(recallOf(Streams.invented(1, 500), _ -> Double.NaN)).isZero();
    }

    private static double recallOf(List<Interaction> stream, ToDoubleFunction<TrackId> scorer) {
        Entry entry = new Entry("scorer", () -> new Scorer(scorer));
        return Streams.tested(stream, Witness.NONE, entry)
                .cards()
                .getFirst()
                .slice(SliceKind.MIXED)
                .all()
                .recall(20);
    }

    private record Scorer(ToDoubleFunction<TrackId> scorer, Map<Long, TrackId> tracks) implements Contestant {

        Scorer(ToDoubleFunction<TrackId> scorer) {
            this(scorer, new HashMap<>());
        }

        @Override
        public String name() {
            return "scorer";
        }

        @Override
        public List<TrackId> answer(Question question) {
            TopK top = new TopK(question.limit());
            tracks.forEach((key, track) -> top.offer(key, scorer.applyAsDouble(track)));
            List<TrackId> list = new ArrayList<>();
            for (long key : top.toKeys()) {
                list.add(tracks.get(key));
            }
            return list;
        }

        @Override
        public void learn(Interaction interaction) {
            if (interaction instanceof WithTrack about) {
                tracks.put(about.track().fingerprint(), about.track());
            }
        }
    }
}
