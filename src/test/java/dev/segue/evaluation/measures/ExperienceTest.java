package dev.segue.evaluation.measures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperienceTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "3, 3–5", "5, 3–5", "6, 6–10", "10, 6–10", "11, 11+", "2147483647, 11+"})
    void aNumberOfEventsIsOnOneStep(int events, String label) {
        assertThat(Experience.of(events).label()).isEqualTo(label);
    }
}
