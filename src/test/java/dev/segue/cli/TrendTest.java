package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    void pointsOnALineHaveItsSlopeAndNoDoubt() {
        Trend trend = Trend.of(points(new double[] {5, 7, 9, 11}, 1800));

        assertThat(trend.slope()).isCloseTo(4, within(1e-9));
        assertThat(trend.low()).isCloseTo(4, within(1e-9));
        assertThat(trend.high()).isCloseTo(4, within(1e-9));
    }

    /// Five points, worked by hand: slope 0.6 a second, residual sum of squares 2.4, standard error √(0.8/10).
    @Test
    void theIntervalIsThatOfLeastSquares() {
        Trend trend = Trend.of(points(new double[] {2, 4, 5, 4, 5}, 1));

        assertThat(trend.slope() / 3600).isCloseTo(0.6, within(1e-9));
        assertThat((trend.high() - trend.slope()) / 3600).isCloseTo(1.96 * Math.sqrt(0.08), within(1e-9));
    }

    @Test
    void noiseWithoutATrendHasZeroInItsIntervalNineteenTimesInTwenty() {
        Random random = new Random(7);
        long within = IntStream.range(0, 400)
                .mapToObj(_ -> Trend.of(points(random.doubles(100).toArray(), 5)))
                .filter(trend -> trend.low() <= 0 && trend.high() >= 0)
                .count();

        assertThat(within).isBetween(365L, 395L);
    }

    @Test
    void twoPointsAreNoTrend() {
        List<Trend.Point> two = points(new double[] {1, 2}, 1);

        assertThatThrownBy(() -> Trend.of(two)).hasMessageContaining("3 points or more, but there are 2");
    }

    private static List<Trend.Point> points(double[] values, double secondsApart) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Trend.Point(i * secondsApart, values[i]))
                .toList();
    }
}
