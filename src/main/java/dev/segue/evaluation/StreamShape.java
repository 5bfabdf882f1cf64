package dev.segue.evaluation;

import java.time.Duration;

/// How a stream is divided and held back, where the heap plays one.
///
/// @param partitions tasks of each room, each with a ranker's replica, a sample of the listeners and a budget of its
/// own
/// @param rowsPerSecond rows that all owners together may publish; [#UNLIMITED]: whatever there is
/// @param eventsPerSecond at which pace events arrive; 0: at that of their own time
/// @param commitInterval after how long a room's output is seen by the next
/// @param warmUp so many events arrive first at [#WARM_UP_PER_SECOND], then none for [#REST], then the others at their
/// pace; without meaning where that is their own
public record StreamShape(
        int partitions, double rowsPerSecond, double eventsPerSecond, Duration commitInterval, long warmUp) {

    /// A budget that nothing exhausts.
    public static final double UNLIMITED = 1e9;

    /// How fast the first events arrive.
    public static final int WARM_UP_PER_SECOND = 100;

    /// How long nothing arrives after them: everything that they have taught has reached everybody by then.
    public static final Duration REST = Duration.ofSeconds(10);

    public StreamShape {
        if (partitions < 1 || partitions > 1024) {
            throw new IllegalArgumentException("partitions must lie in [1, 1024] but was " + partitions);
        }
        if (!(rowsPerSecond > 0 && rowsPerSecond <= UNLIMITED)) {
            throw new IllegalArgumentException("rows a second must lie in (0, 1e9] but was " + rowsPerSecond);
        }
        if (!(eventsPerSecond >= 0 && eventsPerSecond <= 1e6)) {
            throw new IllegalArgumentException("events a second must lie in [0, 1e6] but was " + eventsPerSecond);
        }
        if (!commitInterval.isPositive()) {
            throw new IllegalArgumentException("the commit interval must be positive but was " + commitInterval);
        }
        if (warmUp < 0) {
            throw new IllegalArgumentException("events to warm up must be 0 or more but were " + warmUp);
        }
    }

    /// Creates the shape of a stream whose events all arrive at one pace.
    public StreamShape(int partitions, double rowsPerSecond, double eventsPerSecond, Duration commitInterval) {
        this(partitions, rowsPerSecond, eventsPerSecond, commitInterval, 0);
    }

    /// Returns when an event arrives, in ms from the first; only where they do not arrive at their own pace.
    ///
    /// @param event its number, from 0
    long arrivalMillis(long event) {
        if (event < warmUp) {
            return event * 1000 / WARM_UP_PER_SECOND;
        }
        long start = warmUp == 0 ? 0 : warmUp * 1000 / WARM_UP_PER_SECOND + REST.toMillis();
        return start + (long) ((event - warmUp) * 1000 / eventsPerSecond);
    }
}
