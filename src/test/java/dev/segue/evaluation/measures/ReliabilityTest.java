package dev.segue.evaluation.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.segue.evaluation.measures.Reliability.Point;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReliabilityTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void theCurveOfTrueProbabilitiesLiesOnTheLine(long seed) {
        Reliability reliability = simulated(seed, p -> p);

        assertThat(reliability.curve()).hasSizeBetween(8, 13);
        for (Point point : reliability.curve()) {
            assertThat(point.happened()).isCloseTo(point.foretold(), within(0.06 * point.foretold() + 0.001));
        }
        assertThat(reliability.expectedCalibrationError()).isLessThan(0.006);
        assertThat(reliability.mean()).isCloseTo(reliability.rate(), within(0.004));
        assertThat(reliability.skill()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void theCurveOfSaidDoublesLiesAtHalf(long seed) {
        Reliability reliability = simulated(seed, p -> p / 2);

        for (Point point : reliability.curve()) {
            assertThat(point.happened()).isCloseTo(point.foretold() / 2, within(0.06 * point.foretold() + 0.001));
        }
        assertThat(reliability.expectedCalibrationError())
                .isCloseTo(reliability.mean() - reliability.rate(), within(1e-9))
                .isCloseTo(reliability.mean() / 2, within(0.003));
    }

    @Test
    void theScoresAreThoseOfTheFormulas() {
        Reliability reliability = new Reliability();
        reliability.add(0.75, true);
        reliability.add(0.75, false);
        reliability.add(0.25, false);
        reliability.add(0.25, false);

        assertThat(reliability.tests()).isEqualTo(4);
        assertThat(reliability.rate()).isEqualTo(0.25);
        assertThat(reliability.brier()).isCloseTo((0.0625 + 0.5625 + 0.0625 + 0.0625) / 4, within(1e-12));
        assertThat(reliability.skill()).isCloseTo(1 - 0.1875 / 0.1875, within(1e-12));
        assertThat(reliability.curve()).isEqualTo(List.of(new Point(0.25, 0, 2), new Point(0.75, 0.5, 2)));
        assertThat(reliability.expectedCalibrationError()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void certaintiesAreCountedAndNothingElseIsAProbability() {
        Reliability reliability = new Reliability();

        reliability.add(0, false);
        reliability.add(1, true);

        assertThat(reliability.brier()).isZero();
        assertThat(reliability.expectedCalibrationError()).isZero();
        assertThatThrownBy(() -> reliability.add(Double.NaN, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probability NaN; expected 0 to 1");
        assertThatThrownBy(() -> reliability.add(1.01, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whereItNeverHappensNothingIsBetterThanTheRate() {
        Reliability reliability = new Reliability();

        reliability.add(0.1, false);

        assertThat(reliability.skill()).isNaN();
    }

    /// Mostly small probabilities, as they are of tracks in a list.
    private static Reliability simulated(long seed, DoubleUnaryOperator truth) {
        Random random = new Random(seed);
        Reliability reliability = new Reliability();
        for (int i = 0; i < 200_000; i++) {
            double said = Math.pow(random.nextDouble(), 3);
            reliability.add(said, random.nextDouble() < truth.applyAsDouble(said));
        }
        return reliability;
    }
}
