package dev.segue.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsotonicTest {

    @Test
    void whatFallsIsPutTogetherUnderItsWeightedMean() {
        double[] fitted = Isotonic.rising(new double[] {1, 4, 2, 3, 5}, new double[] {1, 1, 3, 1, 1});

        assertThat(fitted).containsExactly(1, 2.5, 2.5, 3, 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void neverFallsKeepsTheMeanAndNoOtherRisingSequenceIsNearer(long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(60).toArray();
        double[] weights = random.doubles(60, 0.1, 9).toArray();

        double[] fitted = Isotonic.rising(values, weights);

        double[] sorted = fitted.clone();
        Arrays.sort(sorted);
        assertThat(fitted).containsExactly(sorted);
        assertThat(sum(fitted, weights)).isCloseTo(sum(values, weights), within(1e-9));
        for (int i = 0; i < 500; i++) {
            double[] other = fitted.clone();
            for (int at = random.nextInt(60); at < 60; at++) {
                other[at] += random.nextDouble() * 0.1;
            }
            Arrays.sort(other);
            assertThat(distance(fitted, values, weights)).isLessThanOrEqualTo(distance(other, values, weights));
        }
    }

    private static double sum(double[] values, double[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum;
    }

    private static double distance(double[] fitted, double[] values, double[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * (fitted[i] - values[i]) * (fitted[i] - values[i]);
        }
        return sum;
    }
}
