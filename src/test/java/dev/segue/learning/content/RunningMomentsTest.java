package dev.segue.learning.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningMomentsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void partsMergeToWhatAllGive(long seed) {
        Random random = new Random(seed);
        RunningMoments all = RunningMoments.NONE;
        RunningMoments some = RunningMoments.NONE;
        RunningMoments others = RunningMoments.NONE;
        for (int i = 0; i < 1_000; i++) {
            double value = 1e6 + random.nextGaussian() * 3;
            all = all.with(value);
            if (random.nextBoolean()) {
                some = some.with(value);
            } else {
                others = others.with(value);
            }
        }

        RunningMoments merged = some.merge(others);

        assertThat(merged.mean()).isCloseTo(all.mean(), within(1e-6));
        assertThat(merged.deviation()).isCloseTo(all.deviation(), within(1e-6));
        assertThat(all.deviation()).isCloseTo(3, within(0.3));
    }

    @Test
    void numbersThatAreAllTheSameSayNothing() {
        RunningMoments same = RunningMoments.NONE.with(5).with(5);

        assertThat(same.standardised(5)).isZero();
        assertThat(same.standardised(7)).isZero();
        assertThat(RunningMoments.NONE.standardised(3)).isZero();
    }
}
