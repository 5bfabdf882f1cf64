package dev.segue.learning.relistening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FrecencyTest {

    private static final long HOUR = 3_600_000;

    @Test
    void onePlayAnHourAgoIsTheUnit() {
        assertThat(Frecency.of(1, 9 * HOUR, 0, 0, 9 * HOUR, 10 * HOUR)).isCloseTo(1, within(1e-12));
    }

    @Test
    void halvesWhenTheAgeDoubles() {
        assertThat(Frecency.of(1, 8 * HOUR, 0, 0, 8 * HOUR, 10 * HOUR)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void everyPlayAddsToIt() {
        double three = Frecency.of(3, 9 * HOUR, 8 * HOUR, 6 * HOUR, 6 * HOUR, 10 * HOUR);
        double five = Frecency.of(5, 9 * HOUR, 8 * HOUR, 6 * HOUR, 2 * HOUR, 10 * HOUR);

        assertThat(three).isCloseTo(1.75, within(1e-12));
        assertThat(five).isBetween(three + 2.0 / 8, three + 2.0 / 4);
    }

    @Test
    void staysFiniteForAPlayInTheFuture() {
        assertThat(Frecency.of(1, 20 * HOUR, 0, 0, 20 * HOUR, 10 * HOUR)).isCloseTo(6, within(1e-12));
    }
}
