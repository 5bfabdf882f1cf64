package dev.segue.serving.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The answers that go on until somebody ends them: how many there may be, and the end of all at a stop.
///
/// They take no place among the requests that are worked on, since they wait nearly all of the time.
final class LiveStreams {

    private final int most;
    private final Semaphore free;
    private final CountDownLatch closing = new CountDownLatch(1);

    /// @param most how many at once
    LiveStreams(int most, MeterRegistry registry) {
        this.most = most;
        this.free = new Semaphore(most);
        Gauge.builder("segue.http.streams", this, LiveStreams::open)
                .description("Answers that go on until the client leaves")
                .register(registry);
    }

    /// Returns how many are open.
    int open() {
        return most - free.availablePermits();
    }

    /// Returns how many may be open.
    int most() {
        return most;
    }

    boolean isFull() {
        return free.availablePermits() == 0;
    }

    /// Runs a stream, unless there is no room for it.
    void run(Runnable stream) {
        if (free.tryAcquire()) {
            try {
                stream.run();
            } finally {
                free.release();
            }
        }
    }

    /// Waits; returns whether all streams are to end.
    boolean pause(Duration time) {
        try {
            return closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Ends all streams, and waits until they are, or time is up.
    void close(Duration patience) throws InterruptedException {
        closing.countDown();
        if (free.tryAcquire(most, patience.toNanos(), TimeUnit.NANOSECONDS)) {
            free.release(most);
        }
    }
}
