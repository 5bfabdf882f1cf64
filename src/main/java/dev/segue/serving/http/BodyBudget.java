package dev.segue.serving.http;

import java.util.concurrent.atomic.AtomicLong;

/// The bytes of bodies that all requests under way may hold in memory together.
///
/// A request takes its part as the bytes come in, so that a length that is announced and never sent takes
/// nothing, and gives it back when it is answered.
final class BodyBudget {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(long limit) {
        this.limit = limit;
    }

    /// Returns how many bytes are held.
    long taken() {
        return taken.get();
    }

    Part part() {
        return new Part();
    }

    /// What one request holds; closed when it is answered. For one thread.
    final class Part implements AutoCloseable {

        private long mine;

        /// Returns whether there was room for so many more bytes; takes nothing when there was not.
        boolean take(int bytes) {
            if (taken.addAndGet(bytes) > limit) {
                taken.addAndGet(-bytes);
                return false;
            }
            mine += bytes;
            return true;
        }

        @Override
        public void close() {
            taken.addAndGet(-mine);
            mine = 0;
        }
    }
}
