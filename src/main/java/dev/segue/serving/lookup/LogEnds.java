package dev.segue.serving.lookup;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Where the input partitions ended at which time, so that a copy that has processed the log up to some offset can be
/// told for how long it has been behind. Thread-safe.
final class LogEnds {

    private static final int KEPT = 1024;

    private final LongSupplier nanoClock;
    private final Duration fresh;
    private final Map<Integer, Deque<Sample>> samples = new HashMap<>();

    private record Sample(long atNanos, long end) {}

    /// @param nanoClock nanoseconds from any start
    /// @param fresh how old the latest sample may be for a copy at its end to count as current
    LogEnds(LongSupplier nanoClock, Duration fresh) {
        this.nanoClock = nanoClock;
        this.fresh = fresh;
    }

    /// Notes the ends that were asked for at a time.
    synchronized void observe(long askedAtNanos, Map<Integer, Long> ends) {
        ends.forEach((partition, end) -> {
            Deque<Sample> kept = samples.computeIfAbsent(partition, _ -> new ArrayDeque<>());
            kept.addLast(new Sample(askedAtNanos, end));
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
        });
    }

    /// Returns for how long a copy is known to have been behind the log; zero when it is not, empty when nothing is
    /// known.
    ///
    /// @param processed the offset of the last record that is in the copy; −1 when none is
    synchronized Optional<Duration> lag(int partition, long processed) {
        Deque<Sample> kept = samples.get(partition);
        if (kept == null || kept.isEmpty()) {
            return Optional.empty();
        }
        long now = nanoClock.getAsLong();
        Sample latest = kept.getLast();
        if (latest.end() <= processed + 1) {
            Duration age = Duration.ofNanos(now - latest.atNanos());
            return Optional.of(age.compareTo(fresh) <= 0 ? Duration.ZERO : age);
        }
        long since = kept.getFirst().atNanos();
        for (Sample sample : kept) {
            if (sample.end() > processed + 1) {
                break;
            }
            since = sample.atNanos();
        }
        return Optional.of(Duration.ofNanos(now - since));
    }
}
