package dev.segue.learning.ranker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InfluenceTest {

    private final Influence influence = new Influence(new RankerSettings(0.2, 1, 4, 30, 1000, 10));

    @Test
    void theFirstStepsOfAListenerCountInFullAndTheRestLessAndLess() {
        double sum = 0;
        for (int i = 1; i <= 1000; i++) {
            double weight = influence.of(7);
            assertThat(weight).isEqualTo(i <= 10 ? 1 : 10.0 / i);
            sum += weight;
        }

        assertThat(sum).isLessThan(60);
        assertThat(influence.of(8)).isEqualTo(1);
    }

    @Test
    void aListenerWhoWasLoudIsHeardAgainLater() {
        for (int i = 0; i < 100; i++) {
            influence.of(7);
        }
        double loud = influence.of(7);
        for (int i = 0; i < 4000; i++) {
            influence.of(1_000 + i);
        }

        assertThat(influence.of(7)).isGreaterThan(4 * loud);
    }
}
