package dev.segue.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecayTest {

    private static final long DAY = 86_400_000;
    private final Decay decay = Decay.halvingEvery(Duration.ofDays(2));

    @Test
    void halvesAfterOneHalfLife() {
        assertThat(decay.factor(0, 2 * DAY)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void sumsAreTheSameInEitherOrder() {
        double early = decay.plus(decay.plus(0, 0, 1, DAY), DAY, 1, 5 * DAY);
        double late = decay.plus(decay.plus(0, 0, 1, 5 * DAY), 5 * DAY, 1, DAY);

        assertThat(early).isCloseTo(late, within(1e-12)).isCloseTo(1.25, within(1e-12));
    }

    @Test
    void staysFiniteWhenTheClockJumpsByDecades() {
        long far = 100L * 365 * DAY;

        double after = decay.plus(decay.plus(3, -far, 1, far), far, 1, -far);

        assertThat(after).isEqualTo(1);
        assertThat(decay.log2At(after, far)).isFinite();
        assertThat(decay.log2At(1, far)).isGreaterThan(decay.log2At(1e300, 0));
    }

    @Test
    void refusesAHalfLifeOfZero() {
        assertThatThrownBy(() -> new Decay(0)).hasMessageContaining("expected more than 0");
    }
}
