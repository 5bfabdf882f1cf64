package dev.segue.training;

import dev.segue.evaluation.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Shares the rows of a table among threads, a thousand at a time, or sixteen of what takes long.
///
/// Which thread takes which chunk is open; what a chunk is, is not. What is computed by row, or summed up by chunk and
/// then in the order of the chunks, is therefore the same for any number of threads.
final class Chunks implements AutoCloseable {

    private static final int ROWS = 1024;
    private static final int FEW = 16;

    private final int threads;
    private final Crew crew;

    /// Does something with the rows from one up to another.
    interface Work {

        /// Does it, and returns what is summed up over the chunks.
        double on(int firstRow, int endRow);
    }

    Chunks(int threads) {
        this.threads = threads;
        this.crew = new Crew(threads);
    }

    /// Does the work on all rows.
    ///
    /// @param worker makes the work of one thread, with scratch of its own
    /// @return the sum over the chunks, in their order
    double run(int rows, Supplier<? extends Work> worker) {
        return run(rows, ROWS, worker);
    }

    /// Does the same, some few at a time.
    double each(int rows, Supplier<? extends Work> worker) {
        return run(rows, FEW, worker);
    }

    /// Does tasks, each by itself.
    void apart(int tasks, IntConsumer task) {
        var _ = run(tasks, 1, () -> (first, _) -> {
            task.accept(first);
            return 0;
        });
    }

    private double run(int rows, int size, Supplier<? extends Work> worker) {
        double[] parts = new double[(rows + size - 1) / size];
        AtomicInteger next = new AtomicInteger();
        List<Runnable> tasks = new ArrayList<>();
        for (int thread = 0; thread < Math.min(threads, parts.length); thread++) {
            tasks.add(() -> {
                Work work = worker.get();
                for (int chunk = next.getAndIncrement(); chunk < parts.length; chunk = next.getAndIncrement()) {
                    parts[chunk] = work.on(chunk * size, Math.min(rows, (chunk + 1) * size));
                }
            });
        }
        crew.run(tasks);
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    @Override
    public void close() {
        crew.close();
    }
}
