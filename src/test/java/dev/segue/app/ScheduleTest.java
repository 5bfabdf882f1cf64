package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 3 * * *|2026-11-28T02:59:59Z|2026-11-28T03:00:00Z",
                "0 3 * * *|2026-11-28T03:00:00Z|2026-11-29T03:00:00Z",
                "* * * * *|2026-11-28T03:00:30Z|2026-11-28T03:01:00Z",
                "*/15 * * * *|2026-11-28T23:46:00Z|2026-11-29T00:00:00Z",
                "5/20 1-3 * * *|2026-11-28T01:06:00Z|2026-11-28T01:25:00Z",
                "30 4 1,15 * *|2026-11-28T00:00:00Z|2026-12-01T04:30:00Z",
                "0 0 * * 1-5|2026-11-28T00:00:00Z|2026-11-30T00:00:00Z",
                "0 0 * * 7|2026-11-28T00:00:00Z|2026-11-29T00:00:00Z",
                "0 0 13 * 5|2026-11-28T00:00:00Z|2026-12-04T00:00:00Z",
                "0 12 29 2 *|2026-11-28T00:00:00Z|2028-02-29T12:00:00Z",
            })
    void comesNextAt(String schedule, Instant after, Instant next) {
        assertThat(Schedule.parse(schedule).after(after)).isEqualTo(Optional.of(next));
    }

    @Test
    void neverComesOnADayThatThereIsNot() {
        assertThat(Schedule.parse("0 0 30 2 *").after(Instant.parse("2026-11-28T00:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 3 * *|has five fields",
                "60 * * * *|has fields from 0 to 59, from low to high, but one was \"60\"",
                "5-1 * * * *|has fields from 0 to 59, from low to high",
                "* * 0 * *|has fields from 1 to 31",
                "*/0 * * * *|has fields from 0 to 59",
                "at noon on every day|has fields of *, numbers, ranges and steps, but one was \"at\"",
            })
    void refuses(String schedule, String message) {
        assertThatThrownBy(() -> Schedule.parse(schedule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
