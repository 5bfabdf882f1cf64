package dev.segue.evaluation;

import java.time.Duration;

/// How a stream is divided and held back, where the heap plays one.
///
/// @param partitions tasks of each room, each with a ranker's replica, a sample of the listeners and a budget of its
/// own
/// @param rowsPerSecond rows that all owners together may publish; [#UNLIMITED]: whatever there is
/// @param eventsPerSecond at which pace events arrive; 0: at that of their own time
/// @param commitInterval after how long a room's output is seen by the next
public record StreamShape(int partitions, double rowsPerSecond, double eventsPerSecond, Duration commitInterval) {

    /// A budget that nothing exhausts.
    public static final double UNLIMITED = 1e9;

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
    }
}
