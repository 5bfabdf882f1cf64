package dev.segue.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// Watches counts of what has been processed and takes the time and this process's CPU time between the first and the
/// last.
///
/// CPU time is that of the whole process: broker, garbage collection and compiler are in it.
final class BenchMeter {

    private static final long PAUSE_MILLIS = 5;
    private static final long QUIET_NANOS = 500_000_000L;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /// What a span of processing took.
    ///
    /// @param events how many events it processed
    /// @param seconds wall-clock time
    /// @param cpuSeconds CPU time of the process
    /// @param cpuNanosByThread CPU time by kind of thread, until half a second after the end
    record Span(long events, double seconds, double cpuSeconds, Map<String, Long> cpuNanosByThread) {

        Span {
            cpuNanosByThread = Collections.unmodifiableMap(new TreeMap<>(cpuNanosByThread));
        }

        double eventsPerSecond() {
            return events / seconds;
        }

        double cpuMicrosPerEvent() {
            return cpuSeconds * 1e6 / events;
        }
    }

    private record Sample(long nanos, long cpuNanos) {}

    /// Waits until all events are processed and what follows from them is too, and returns what that took.
    ///
    /// @param events how many have been processed so far
    /// @param expected how many there are
    /// @param consequences work of later stages done so far; over when it has not changed for half a second
    Span measure(LongSupplier events, long expected, LongSupplier consequences) {
        Sample first = sample();
        Sample last = first;
        Sample moved = first;
        Map<String, Long> atFirst = CpuByThread.now();
        long before = -1;
        while (true) {
            Sample now = sample();
            long seen = events.getAsLong();
            long work = seen + consequences.getAsLong();
            if (seen == 0) {
                first = now;
                atFirst = CpuByThread.now();
            }
            if (work != before) {
                moved = now;
                last = now;
                before = work;
            } else if (seen >= expected && now.nanos() - moved.nanos() > QUIET_NANOS) {
                return span(expected, first, last, atFirst);
            } else if (now.nanos() - moved.nanos() > PATIENCE_NANOS) {
                throw new CommandFailure(
                        ExitStatus.FAILED,
                        "nothing moved for two minutes after %d of %d events".formatted(seen, expected));
            }
            pause();
        }
    }

    /// Returns the load average of the last minute, as the kernel tells it, or −1.
    double loadAverage() {
        return system.getSystemLoadAverage();
    }

    private static Span span(long events, Sample first, Sample last, Map<String, Long> atFirst) {
        Map<String, Long> byThread = CpuByThread.now();
        byThread.replaceAll((kind, nanos) -> nanos - atFirst.getOrDefault(kind, 0L));
        return new Span(
                events, (last.nanos() - first.nanos()) / 1e9, (last.cpuNanos() - first.cpuNanos()) / 1e9, byThread);
    }

    private Sample sample() {
        return new Sample(System.nanoTime(), system.getProcessCpuTime());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
    }
}
