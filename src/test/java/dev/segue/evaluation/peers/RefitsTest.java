package dev.segue.evaluation.peers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefitsTest {

    private static final long NOON = 43_200_000L;
    private static final long NEXT_NOON = NOON + 86_400_000L;

    private final Refits refits = new Refits(0.02, 0.5);

    @Test
    void waitsForTheNextDay() {
        assertThat(refits.isDue(1000, 1100, NOON, NOON + 1)).isFalse();
        assertThat(refits.isDue(1000, 1100, NOON, NEXT_NOON)).isTrue();
    }

    @Test
    void leavesADayThatBroughtNextToNothing() {
        assertThat(refits.isDue(1000, 1019, NOON, NEXT_NOON)).isFalse();
        assertThat(refits.isDue(1000, 1020, NOON, NEXT_NOON)).isTrue();
        assertThat(refits.isDue(1000, 1000, NOON, NEXT_NOON)).isFalse();
    }

    @Test
    void doesNotWaitWhenTheLogHasGrownByHalf() {
        assertThat(refits.isDue(1000, 1499, NOON, NOON)).isFalse();
        assertThat(refits.isDue(1000, 1500, NOON, NOON)).isTrue();
    }

    @Test
    void beginsWithAHundredOrADay() {
        assertThat(refits.isDue(0, 99, NOON, NOON)).isFalse();
        assertThat(refits.isDue(0, 100, NOON, NOON)).isTrue();
        assertThat(refits.isDue(0, 3, NOON, NEXT_NOON)).isTrue();
        assertThat(refits.isDue(0, 0, NOON, NEXT_NOON)).isFalse();
    }
}
