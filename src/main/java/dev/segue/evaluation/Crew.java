package dev.segue.evaluation;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does several things at once and waits for all of them.
public final class Crew implements AutoCloseable {

    private final ExecutorService threads;

    /// @param threads how many things are done at once
    public Crew(int threads) {
        this.threads = Executors.newFixedThreadPool(threads);
    }

    /// Runs all tasks; what one of them throws is thrown here, when all have ended.
    public void run(List<? extends Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.getFirst().run();
            return;
        }
        try {
            for (Future<Object> done :
                    threads.invokeAll(tasks.stream().map(Crew::callable).toList())) {
                done.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static Callable<Object> callable(Runnable task) {
        return Executors.callable(task);
    }
}
