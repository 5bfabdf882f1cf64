package dev.segue.cli;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// How far a long command has come, on standard error: a bar with rate and time left on a terminal, a plain line every
/// ten seconds elsewhere.
///
/// Not thread-safe: one thread reports.
public abstract sealed class Progress implements AutoCloseable {

    /// How wide the terminal behind standard error is; the launcher sets it, and only when there is one.
    static final String COLUMNS_PROPERTY = "segue.terminal.columns";

    private static final long LINE_EVERY_NANOS = 10_000_000_000L;

    private Progress() {}

    /// Starts to report on this process's standard error.
    ///
    /// @param task what is being done: `streaming`
    /// @param unit what is counted, plural: `events`
    /// @param total how many there are; 0 when that is not known
    public static Progress start(String task, String unit, long total) {
        int columns = Integer.getInteger(COLUMNS_PROPERTY, 0);
        return columns > 0
                ? new Bar(task, unit, total, System.err, columns)
                : new Lines(new ProgressLine(task, unit, total), System.err, System::nanoTime);
    }

    static Progress lines(ProgressLine line, PrintStream err, LongSupplier nanoClock) {
        return new Lines(line, err, nanoClock);
    }

    /// Reports that so many more are done.
    public abstract void add(long count);

    /// Reports the end, done or not.
    @Override
    public abstract void close();

    private static final class Bar extends Progress {

        private final ProgressBar bar;

        private Bar(String task, String unit, long total, PrintStream err, int columns) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total > 0 ? total : -1)
                    .setUnit(" " + unit, 1)
                    .showSpeed()
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(err, columns))
                    .build();
        }

        @Override
        public void add(long count) {
            bar.stepBy(count);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    private static final class Lines extends Progress {

        private final ProgressLine line;
        private final PrintStream err;
        private final LongSupplier nanoClock;
        private final long startedNanos;
        private long printedNanos;
        private long done;

        private Lines(ProgressLine line, PrintStream err, LongSupplier nanoClock) {
            this.line = line;
            this.err = err;
            this.nanoClock = nanoClock;
            startedNanos = nanoClock.getAsLong();
            printedNanos = startedNanos;
        }

        @Override
        public void add(long count) {
            done += count;
            long now = nanoClock.getAsLong();
            if (now - printedNanos >= LINE_EVERY_NANOS) {
                printedNanos = now;
                err.println(line.underWay(done, now - startedNanos));
            }
        }

        @Override
        public void close() {
            err.println(line.atTheEnd(done, nanoClock.getAsLong() - startedNanos));
        }
    }
}
