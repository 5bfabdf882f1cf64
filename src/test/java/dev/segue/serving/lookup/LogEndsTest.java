package dev.segue.serving.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogEndsTest {

    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final LogEnds ends = new LogEnds(() -> now, Duration.ofSeconds(2));

    @Test
    void aCopyAtTheEndIsNotBehind() {
        ends.observe(0, Map.of(3, 10L));
        now = SECOND;

        assertThat(ends.lag(3, 9)).contains(Duration.ZERO);
    }

    @Test
    void aCopyIsBehindSinceTheLogWasLastSeenToEndWhereItStands() {
        ends.observe(0, Map.of(0, 5L));
        ends.observe(SECOND, Map.of(0, 10L));
        ends.observe(2 * SECOND, Map.of(0, 20L));
        now = 3 * SECOND;

        assertThat(ends.lag(0, 9)).contains(Duration.ofSeconds(2));
        assertThat(ends.lag(0, 6)).contains(Duration.ofSeconds(3));
    }

    @Test
    void whatHasNotBeenAskedForLongIsNotCalledCurrent() {
        ends.observe(0, Map.of(0, 10L));
        now = 30 * SECOND;

        assertThat(ends.lag(0, 9)).contains(Duration.ofSeconds(30));
    }

    @Test
    void nothingIsKnownOfAPartitionThatWasNeverAskedFor() {
        assertThat(ends.lag(0, 9)).isEmpty();
    }
}
