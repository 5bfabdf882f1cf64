package dev.segue.cli;

import java.util.Locale;

/// The words of a progress line.
///
/// @param task what is being done
/// @param unit what is counted, plural
/// @param total how many there are; 0 when that is not known
record ProgressLine(String task, String unit, long total) {

    /// Returns count, percentage, rate and time left.
    String underWay(long done, long elapsedNanos) {
        if (total <= 0) {
            return atTheEnd(done, elapsedNanos);
        }
        double rate = perSecond(done, elapsedNanos);
        String left = rate > 0 ? ", %s left".formatted(span((long) ((total - done) / rate))) : "";
        return String.format(
                Locale.ROOT,
                "%s: %,d of %,d %s (%d %%), %,.0f/s%s",
                task,
                done,
                total,
                unit,
                done * 100 / total,
                rate,
                left);
    }

    /// Returns count, rate and the time that it took.
    String atTheEnd(long done, long elapsedNanos) {
        return String.format(
                Locale.ROOT,
                "%s: %,d %s, %,.0f/s, %s",
                task,
                done,
                unit,
                perSecond(done, elapsedNanos),
                span(elapsedNanos / 1_000_000_000L));
    }

    private static double perSecond(long done, long elapsedNanos) {
        return elapsedNanos > 0 ? done * 1e9 / elapsedNanos : 0;
    }

    private static String span(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d h", seconds / 3600, seconds / 60 % 60);
    }
}
