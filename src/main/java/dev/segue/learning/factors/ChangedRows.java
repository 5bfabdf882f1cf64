package dev.segue.learning.factors;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/// The rows of an index that were written last, by which something that was found in it is brought up to date without
/// looking at all rows.
///
/// A ring: one thread writes, any number read, without locks. A row is added after it was written, so that who has
/// seen the count has seen the rows.
final class ChangedRows {

    /// How many changes are kept: 64 KB.
    static final int KEPT = 1 << 14;

    private final AtomicIntegerArray rows = new AtomicIntegerArray(KEPT);
    private final AtomicLong count = new AtomicLong();

    /// Returns how many changes there have been.
    long count() {
        return count.getAcquire();
    }

    /// Adds the next change. The writing thread.
    void add(int row) {
        long number = count.getPlain();
        rows.setRelease((int) (number % KEPT), row);
        count.setRelease(number + 1);
    }

    /// Copies the rows of some changes. A row that changed more than once is copied as often.
    ///
    /// @param from the number of the first change
    /// @param to the number after the last, at most [#count]
    /// @return whether they were all still there; if not, what was copied is worth nothing
    boolean copy(long from, long to, int[] into, int at) {
        if (to - from >= KEPT) {
            return false;
        }
        for (long number = from; number < to; number++) {
            into[at + (int) (number - from)] = rows.getAcquire((int) (number % KEPT));
        }
        // The next change may be half written: its place is that of the oldest that is kept.
        return count.getAcquire() - from < KEPT;
    }
}
