package dev.segue.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountLogTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 4095, 4096, 1_000_000_000_000L})
    void isTheLogarithmToTheLastBit(long count) {
        assertThat(CountLog.of(count)).isEqualTo(Math.log1p((double) count));
    }
}
