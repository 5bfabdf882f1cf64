package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.learning.ranker.RankerLearner;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.ranker.Slate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Simulated listeners whose attention is known: their eye falls on place r with a probability that is as
/// `r^−attention`, they take what they see with a probability that grows with its worth, and look again until
/// they have taken something. The lists are ordered by a ranker that goes by something else as much as by
/// worth.
class PlaceBiasTest {

    private static final int LISTS = 20_000;
    private static final int LENGTH = 10;
    private static final double WORTH_OF_POPULARITY = 1.5;
    private static final double WORTH_OF_NEW = -1;

    private final RankerLearner learner =
            new RankerLearner(RankerSettings.DEFAULTS, RankerWeights.zero(Features.CIRCUMSTANCES, Features.COUNT));
    private final RankerLearner placeless =
            new RankerLearner(RankerSettings.DEFAULTS, RankerWeights.zero(Features.CIRCUMSTANCES, Features.COUNT));
    private final Map<RankerLearner, List<RankerWeights>> snapshots = new HashMap<>();

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 1.5})
    void attentionIsEstimatedAndWorthIsFoundWhateverItIs(double attention) {
        simulate(attention, new Random(42));

        assertThat(-weight(learner, Trait.PLACE)).as("attention").isCloseTo(attention, within(0.15));
        assertThat(weight(learner, Trait.POPULARITY)).isCloseTo(WORTH_OF_POPULARITY, within(0.15));
        assertThat(weight(learner, Trait.NEW)).isCloseTo(WORTH_OF_NEW, within(0.15));
        assertThat(weight(learner, Trait.HOUR))
                .as("what only decided the place")
                .isCloseTo(0, within(0.25));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5})
    void withoutThePlaceWhatDecidedItIsTakenForWorth(double attention) {
        simulate(attention, new Random(42));

        assertThat(weight(placeless, Trait.HOUR)).isGreaterThan(0.5);
    }

    /// Returns a weight's mean over the second half of the lists: a learner that never stops keeps moving around it.
    private double weight(RankerLearner learner, Trait trait) {
        return snapshots.getOrDefault(learner, List.of()).stream()
                .mapToDouble(weights -> weights.weight(Circumstance.ALWAYS.column(), Features.of(trait)))
                .average()
                .orElseThrow();
    }

    private void note(RankerLearner learner) {
        snapshots.computeIfAbsent(learner, _ -> new ArrayList<>()).add(learner.weights());
    }

    private void simulate(double attention, Random random) {
        for (int list = 0; list < LISTS; list++) {
            double[][] tracks = new double[LENGTH][];
            Arrays.setAll(tracks, _ -> new double[] {random.nextDouble(), random.nextInt(2), random.nextDouble()});
            int[] order = IntStream.range(0, LENGTH)
                    .boxed()
                    .sorted(Comparator.comparingDouble(track -> -worth(tracks[track]) - 2 * tracks[track][2]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int taken = takenOf(tracks, order, attention, random);
            learner.learn(slate(tracks, order, true), taken, list);
            placeless.learn(slate(tracks, order, false), taken, list);
            if (list > LISTS / 2 && list % 100 == 0) {
                note(learner);
                note(placeless);
            }
        }
    }

    /// Returns the place, from 0, of the track that was taken.
    private static int takenOf(double[][] tracks, int[] order, double attention, Random random) {
        while (true) {
            int place = random.nextInt(LENGTH);
            boolean isSeen = random.nextDouble() < Math.pow(place + 1, -attention);
            if (isSeen && random.nextDouble() < Math.exp(worth(tracks[order[place]]) - WORTH_OF_POPULARITY)) {
                return place;
            }
        }
    }

    private static double worth(double[] track) {
        return WORTH_OF_POPULARITY * track[0] + WORTH_OF_NEW * track[1];
    }

    private static Slate slate(double[][] tracks, int[] order, boolean withPlaces) {
        Slate slate = new Slate(Features.CIRCUMSTANCES, Features.COUNT, LENGTH);
        slate.setCircumstance(Circumstance.ALWAYS.column(), 1);
        for (int place = 0; place < LENGTH; place++) {
            int row = slate.add();
            double[] track = tracks[order[place]];
            Features.set(slate, row, Trait.POPULARITY, track[0]);
            Features.set(slate, row, Trait.NEW, track[1]);
            Features.set(slate, row, Trait.HOUR, track[2]);
            if (withPlaces) {
                Features.set(slate, row, Trait.PLACE, ShownChoice.valueOf(place + 1));
            }
        }
        return slate;
    }
}
