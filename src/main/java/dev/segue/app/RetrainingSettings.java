package dev.segue.app;

import java.nio.file.Path;

/// When a service trains anew from what it was told, and what becomes of it.
///
/// @param schedule when, as crontab writes it, in UTC: `0 3 * * *` is every day at 03:00; empty: never. Of all
///     processes one trains
/// @param promote whether what is not worse than what serves is promoted; if not, it is only reported
/// @param folder where generations and the trainer's log are kept
/// @param heapBytes the heap of the child process that trains
/// @param latestEvents how many of the latest events are learnt from, and compared on, at most
/// @param every of the plays to compare on, each so many-th is asked for
public record RetrainingSettings(
        String schedule, boolean promote, Path folder, long heapBytes, long latestEvents, int every) {

    /// What is used when nothing is set.
    public static final RetrainingSettings DEFAULTS =
            new RetrainingSettings("", false, Path.of(".segue", "generations"), 512L << 20, 2_000_000, 1);

    public RetrainingSettings {
        if (!schedule.isEmpty()) {
            try {
                var _ = Schedule.parse(schedule);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("schedule " + wrong.getMessage(), wrong);
            }
        }
        if (heapBytes < 64L << 20) {
            throw new IllegalArgumentException("heap-bytes must be 64MB or more but was " + heapBytes);
        }
        if (latestEvents < 1) {
            throw new IllegalArgumentException("latest-events must be 1 or more but was " + latestEvents);
        }
        if (every < 1) {
            throw new IllegalArgumentException("every must be 1 or more but was " + every);
        }
    }

    /// Returns whether anything is ever trained.
    public boolean isOn() {
        return !schedule.isEmpty();
    }
}
