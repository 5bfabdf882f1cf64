package dev.segue.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpreadTest {

    @Test
    void isStudentsIntervalOfTheMean() {
        Spread spread = Spread.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0));

        assertThat(spread.mean()).isEqualTo(3);
        assertThat(spread.half()).isCloseTo(2.776 * Math.sqrt(2.5 / 5), within(1e-9));
    }

    @Test
    void ofOneRunNothingCanBeSaid() {
        assertThat(Spread.of(List.of(0.4))).isEqualTo(new Spread(0.4, 0));
    }
}
