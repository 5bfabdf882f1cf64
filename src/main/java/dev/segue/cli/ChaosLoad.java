package dev.segue.cli;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Sends records at a steady rate until it is told to stop or has none left.
final class ChaosLoad implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final Iterator<ProducerRecord<byte[], byte[]>> records;
    private final long nanosBetween;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<@Nullable Exception>();
    private final Thread thread;
    private volatile boolean stopping;
    private long sent; // read by others after the thread has ended only

    /// @param producer takes them; stays the caller's
    /// @param records in their order
    /// @param perSecond how many
    ChaosLoad(Producer<byte[], byte[]> producer, Iterator<ProducerRecord<byte[], byte[]>> records, int perSecond) {
        this.producer = producer;
        this.records = records;
        this.nanosBetween = 1_000_000_000L / perSecond;
        this.thread = Thread.ofPlatform().name("chaos-load").daemon().start(this::run);
    }

    /// Returns how many the broker has acknowledged.
    long acknowledged() {
        return acknowledged.get();
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /// Stops, and returns how many were sent, all of them acknowledged.
    long finish() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new CommandFailure(
                    ExitStatus.FAILED,
                    "of %d records the broker acknowledged %d".formatted(sent, acknowledged.get()),
                    failed);
        }
        return sent;
    }

    @Override
    public void close() {
        stopping = true;
    }

    private void run() {
        long next = System.nanoTime();
        while (!stopping && records.hasNext()) {
            var _ = producer.send(records.next(), (_, failed) -> {
                if (failed == null) {
                    acknowledged.incrementAndGet();
                } else {
                    failure.compareAndSet(null, failed);
                }
            });
            sent++;
            next = Math.max(next + nanosBetween, System.nanoTime() - 1_000_000_000L);
            long wait = next - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
        }
    }
}
