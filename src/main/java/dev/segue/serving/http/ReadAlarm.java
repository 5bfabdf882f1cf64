package dev.segue.serving.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Interrupts a thread that reads for too long, which closes its connection; Helidon sets no read timeout.
///
/// Made and closed by the reading thread; never interrupts it once closed.
final class ReadAlarm implements AutoCloseable {

    private final Thread reader = Thread.currentThread();
    private final Future<?> pending;
    private boolean armed = true;
    private boolean rang;

    ReadAlarm(ScheduledExecutorService timer, Duration after) {
        this.pending = timer.schedule(this::ring, after.toNanos(), TimeUnit.NANOSECONDS);
    }

    private synchronized void ring() {
        if (armed) {
            rang = true;
            reader.interrupt();
        }
    }

    @Override
    public void close() {
        pending.cancel(false);
        synchronized (this) {
            armed = false;
            if (rang) {
                // The interrupt was meant for the read alone.
                var _ = Thread.interrupted();
            }
        }
    }
}
