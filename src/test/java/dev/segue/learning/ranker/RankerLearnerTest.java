package dev.segue.learning.ranker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankerLearnerTest {

    private static final RankerWeights ZERO = RankerWeights.zero(Slates.CIRCUMSTANCES, Slates.FEATURES);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void aStepFollowsTheGradientThatFiniteDifferencesFind(long seed) {
        Random random = new Random(seed);
        Slate slate = Slates.atRandom(random, 12);
        RankerWeights before = atRandom(random);
        RankerLearner learner = new RankerLearner(new RankerSettings(10, 1e6, 1e3, 1e6, 1, 1), before);

        learner.learn(slate, 3, 1);

        for (int k = 0; k < Slates.CIRCUMSTANCES; k++) {
            for (int i = 0; i < Slates.FEATURES; i++) {
                double slope =
                        (lossOf(nudged(before, k, i, 1e-3), slate, 3) - lossOf(nudged(before, k, i, -1e-3), slate, 3))
                                / 2e-3;
                double step = learner.weights().weight(k, i) - before.weight(k, i);
                assertThat(step).isCloseTo(-0.01 * slope, within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void whatIsSaidAsideMovesTheWeightsOfItsCircumstanceOnly(long seed) {
        Random random = new Random(seed);
        Slate slate = Slates.atRandom(random, 12);
        slate.setCircumstance(2, 0);
        Slate other = Slates.atRandom(random, 7);
        other.setCircumstance(2, 1);
        RankerWeights before = atRandom(random);
        RankerSettings settings = new RankerSettings(10, 1e6, 1e3, 1e6, 1, 1);
        RankerLearner alone = new RankerLearner(settings, before);
        RankerLearner learner = new RankerLearner(settings, before);

        alone.learn(slate, 3, 1);
        learner.learn(new Choice(slate, 3, Optional.of(new Choice.Aside(2, other, 5))), 1);

        RankerWeights between = alone.weights();
        for (int i = 0; i < Slates.FEATURES; i++) {
            assertThat(learner.weights().weight(0, i)).isEqualTo(between.weight(0, i));
            assertThat(learner.weights().weight(1, i)).isEqualTo(between.weight(1, i));
            double slope =
                    (lossOf(nudged(between, 2, i, 1e-3), other, 5) - lossOf(nudged(between, 2, i, -1e-3), other, 5))
                            / 2e-3;
            double step = learner.weights().weight(2, i) - before.weight(2, i);
            assertThat(step).isCloseTo(-0.01 * slope, within(1e-5));
        }
        assertThat(learner.steps()).isEqualTo(alone.steps());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void findsARuleThatDependsOnTheCircumstances(long seed) {
        Random random = new Random(seed);
        RankerLearner learner = new RankerLearner(RankerSettings.DEFAULTS, ZERO);
        for (int i = 0; i < 4000; i++) {
            Slate slate = Slates.atRandom(random, 10);
            learner.learn(slate, Slates.bestOf(slate), i);
        }

        int right = 0;
        for (int i = 0; i < 500; i++) {
            Slate slate = Slates.atRandom(random, 10);
            right += firstOf(slate.scores(learner.at(slate))) == Slates.bestOf(slate) ? 1 : 0;
        }

        assertThat(right).isGreaterThan(350);
    }

    @Test
    void aNumberThatIsNotFiniteTeachesNothing() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            RankerWeights before = atRandom(new Random(1));
            RankerLearner learner = new RankerLearner(RankerSettings.DEFAULTS, before);
            Slate feature = Slates.atRandom(new Random(2), 5);
            feature.set(2, 1, bad);
            Slate circumstance = Slates.atRandom(new Random(2), 5);
            circumstance.setCircumstance(2, bad);

            assertThat(learner.learn(feature, 0, 1)).isFalse();
            assertThat(learner.learn(circumstance, 0, 1)).isFalse();

            assertThat(learner.weights()).isEqualTo(before);
            assertThat(learner.refused()).isEqualTo(2);
        }
    }

    @Test
    void noWeightGrowsBeyondTheLimit() {
        RankerLearner learner = new RankerLearner(new RankerSettings(10, 0.01, 4, 2, 1024, 1024), ZERO);
        Slate slate = Slates.atRandom(new Random(1), 5);
        for (int i = 0; i < 1000; i++) {
            learner.learn(slate, i % 2, i);
        }

        for (int k = 0; k < Slates.CIRCUMSTANCES; k++) {
            for (int i = 0; i < Slates.FEATURES; i++) {
                assertThat(Math.abs(learner.weights().weight(k, i))).isLessThanOrEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void differencesAddUpToTheWeightsBitByBit(long seed) {
        Random random = new Random(seed);
        RankerLearner learner = new RankerLearner(RankerSettings.DEFAULTS, ZERO);
        RankerWeights sent = learner.weights();
        double[] sum = new double[Slates.CIRCUMSTANCES * Slates.FEATURES];
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < random.nextInt(50); i++) {
                learner.learn(Slates.atRandom(random, 8), random.nextInt(8), i);
            }
            RankerWeights now = learner.weights();
            for (int at = 0; at < sum.length; at++) {
                int k = at / Slates.FEATURES;
                int i = at % Slates.FEATURES;
                sum[at] += now.weight(k, i) - sent.weight(k, i);
                assertThat(sum[at]).isEqualTo(now.weight(k, i));
            }
            sent = now;
        }
    }

    private static double lossOf(RankerWeights weights, Slate slate, int chosen) {
        return -Math.log(Softmax.of(slate.scores(weights.at(slate)))[chosen]);
    }

    private static RankerWeights nudged(RankerWeights weights, int circumstance, int feature, double by) {
        return weights.with(circumstance, feature, weights.weight(circumstance, feature) + by);
    }

    private static RankerWeights atRandom(Random random) {
        RankerWeights weights = ZERO;
        for (int k = 0; k < Slates.CIRCUMSTANCES; k++) {
            for (int i = 0; i < Slates.FEATURES; i++) {
                weights = weights.with(k, i, random.nextGaussian());
            }
        }
        return weights;
    }

    private static int firstOf(double[] scores) {
        int first = 0;
        for (int c = 1; c < scores.length; c++) {
            first = scores[c] > scores[first] ? c : first;
        }
        return first;
    }
}
