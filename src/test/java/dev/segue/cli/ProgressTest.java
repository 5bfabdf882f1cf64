package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final AtomicLong nanos = new AtomicLong(77);
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void printsALineEveryTenSecondsWithRateAndTimeLeft() {
        Progress progress = Progress.lines(new ProgressLine("streaming", "events", 200_000), err, nanos::get);

        for (int second = 0; second < 25; second++) {
            pass(1);
            progress.add(4_000);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "streaming: 40,000 of 200,000 events (20 %), 4,000/s, 40 s left",
                        "streaming: 80,000 of 200,000 events (40 %), 4,000/s, 30 s left");
    }

    @Test
    void printsTheSumAtTheEnd() {
        try (Progress progress = Progress.lines(new ProgressLine("streaming", "events", 9_000), err, nanos::get)) {
            progress.add(9_000);
            pass(90);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("streaming: 9,000 events, 100/s, 1:30 min");
    }

    @Test
    void doesNotGuessWhenTheTotalIsUnknown() {
        Progress progress = Progress.lines(new ProgressLine("restoring", "rows", 0), err, nanos::get);
        pass(10);

        progress.add(50);

        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).containsExactly("restoring: 50 rows, 5/s, 10 s");
    }

    private void pass(long seconds) {
        nanos.addAndGet(seconds * 1_000_000_000L);
    }
}
