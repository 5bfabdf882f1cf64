package dev.segue.serving.lookup;

import dev.segue.intake.Ledger;
import dev.segue.serving.Position;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Waits until a listener's task has processed what a position includes, whatever became of it: accepted, duplicate,
/// dead letter, or re-routed to it from another partition.
final class ReadYourWrites {

    private static final long PAUSE_NANOS = 500_000;

    private final LocalStores stores;
    private final LongSupplier nanoClock;

    ReadYourWrites(LocalStores stores, LongSupplier nanoClock) {
        this.stores = stores;
        this.nanoClock = nanoClock;
    }

    /// Returns whether the listener's state includes the position, after waiting for as long as is allowed.
    ///
    /// @param home the listener's partition
    /// @param standbyToo whether a replica's state will do
    boolean await(Position position, int home, boolean standbyToo, Duration patience) {
        long start = nanoClock.getAsLong();
        while (!isReached(position, home, standbyToo)) {
            if (nanoClock.getAsLong() - start >= patience.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    private boolean isReached(Position position, int home, boolean standbyToo) {
        Optional<Ledger> own = stores.ledger(home, standbyToo);
        if (own.isEmpty()) {
            return false;
        }
        for (Map.Entry<Integer, Long> part : position.offsets().entrySet()) {
            boolean reached = part.getKey() == home
                    ? own.get().offset() >= part.getValue()
                    : isReached(part.getKey(), part.getValue(), home, own.get());
            if (!reached) {
                return false;
            }
        }
        return true;
    }

    /// A record of another partition may have been re-routed here: then everything that its task had sent here by
    /// the time it was past the record must have arrived. What another process owns holds other listeners' events,
    /// or was misplaced by a producer that gets no positions from us: it is not waited for.
    private boolean isReached(int partition, long offset, int home, Ledger own) {
        Optional<Ledger> read = stores.ledger(partition, false);
        if (read.isEmpty()) {
            return true;
        }
        if (read.get().offset() < offset) {
            return false;
        }
        long sent = read.get().reroutedTo(home);
        return sent < 0 || own.reroutedFrom(partition) >= Math.min(sent, offset);
    }
}
