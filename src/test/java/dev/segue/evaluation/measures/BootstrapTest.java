package dev.segue.evaluation.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {

    private final Bootstrap bootstrap = new Bootstrap(42, 1000);

    /// For independent lists the interval is that of the normal distribution, ± 1.96 standard errors.
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void agreesWithTheNormalIntervalWhereThatHolds(long seed) {
        Random random = new Random(seed);
        ListenerSums sums = new ListenerSums();
        double sum = 0;
        for (int listener = 0; listener < 2000; listener++) {
            double value = random.nextDouble();
            sum += value;
            sums.add(listener, value);
        }

        Interval interval = bootstrap.interval(sums);

        double mean = sum / 2000;
        double wide = 1.96 * Math.sqrt(1.0 / 12 / 2000);
        assertThat(interval.low()).isCloseTo(mean - wide, within(0.15 * wide));
        assertThat(interval.high()).isCloseTo(mean + wide, within(0.15 * wide));
    }

    /// Ten lists of one listener that are all alike are worth one.
    @Test
    void drawsListenersNotLists() {
        Random random = new Random(3);
        ListenerSums once = new ListenerSums();
        ListenerSums tenTimes = new ListenerSums();
        for (int listener = 0; listener < 300; listener++) {
            double value = random.nextDouble();
            once.add(listener, value);
            for (int i = 0; i < 10; i++) {
                tenTimes.add(listener, value);
            }
        }

        assertThat(bootstrap.interval(tenTimes).low())
                .isCloseTo(bootstrap.interval(once).low(), within(1e-9));
    }

    @Test
    void findsNoDifferenceBetweenEquals() {
        ListenerSums sums = noise(5, 0);

        Comparison comparison = bootstrap.compare(sums, sums);

        assertThat(comparison.difference()).isZero();
        assertThat(comparison.p()).isEqualTo(1);
    }

    @Test
    void findsASmallDifferenceThatEveryListenerShows() {
        Comparison comparison = bootstrap.compare(noise(5, 0.01), noise(5, 0));

        assertThat(comparison.difference()).isCloseTo(0.01, within(1e-9));
        assertThat(comparison.interval().low()).isPositive();
        assertThat(comparison.p()).isCloseTo(2.0 / 1001, within(1e-9));
    }

    /// Under no difference p is uniform: about a twentieth of the pairs is found different at 5 %.
    @Test
    void isWrongAsOftenAsItSays() {
        int found = 0;
        for (int i = 0; i < 200; i++) {
            Comparison comparison = new Bootstrap(i, 200).compare(noise(2L * i, 0), noise(2L * i + 1, 0));
            found += comparison.p() < 0.05 ? 1 : 0;
        }

        assertThat(found).isBetween(2, 22);
    }

    @Test
    void refusesToCompareAnswersToDifferentQuestions() {
        ListenerSums other = noise(5, 0);
        other.add(0, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> bootstrap.compare(noise(5, 0), other));
    }

    private static ListenerSums noise(long seed, double shift) {
        Random random = new Random(seed);
        ListenerSums sums = new ListenerSums();
        for (int listener = 0; listener < 200; listener++) {
            sums.add(listener, random.nextDouble() + shift);
        }
        return sums;
    }
}
