package dev.segue.recordings;

import dev.segue.events.ListeningEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The times of a file that has none: its rows, shuffled with a fixed seed, one minute apart from [#START].
///
/// Such times only drive the topology; nothing about *when* or *what after what* may be concluded from them.
public final class SyntheticClock {

    /// When the first event happens.
    public static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    /// How long after one event the next happens.
    public static final Duration STEP = Duration.ofMinutes(1);

    /// The seed of the shuffle.
    public static final long SEED = 20_200_101L;

    private SyntheticClock() {}

    static Stream<ListeningEvent> shuffled(List<Row> rows, RecordingFormat format) {
        List<Row> order = new ArrayList<>(rows);
        Collections.shuffle(order, new Random(SEED));
        return IntStream.range(0, order.size())
                .mapToObj(
                        index -> format.readAccepted(order.get(index)).withTime(START.plus(STEP.multipliedBy(index))));
    }
}
