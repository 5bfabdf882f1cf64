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
    boolean await(Position position, int home, Duration patience) {
        long start = nanoClock.getAsLong();
        while (!isReached(position, home)) {
            if (nanoClock.getAsLong() - start >= patience.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    private boolean isReached(Position position, int home) {
        for (Map.Entry<Integer, Long> part : position.offsets().entrySet()) {
            if (!isReached(part.getKey(), part.getValue(), home)) {
                return false;
            }
        }
        return true;
    }

    /// A record of another partition may have been re-routed here: then everything that its task had sent here by the
    /// time it was past the record must have arrived.
    private boolean isReached(int partition, long offset, int home) {
        Optional<Ledger> read = stores.ledger(partition);
        if (read.isEmpty() || read.get().offset() < offset) {
            return false;
        }
        if (partition == home) {
            return true;
        }
        long sent = read.get().reroutedTo(home);
        return sent < 0
                || stores.ledger(home)
                        .map(ledger -> ledger.reroutedFrom(partition) >= Math.min(sent, offset))
                        .orElse(false);
    }
}
