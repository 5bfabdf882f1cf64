package dev.segue.math;

import java.util.Arrays;

/// The `k` entries with the highest scores among all that were offered.
///
/// Ties fall by a hash of the key: the same in every process and in whatever order the entries came, and unrelated to
/// what the key means. An entry whose score is not a number is refused, as it would compare as equal to everything.
///
/// A binary heap in two primitive arrays: O(log k) an offer, O(1) for one that is not good enough, no allocation after
/// construction. Not thread-safe. A key must be offered once only.
public final class TopK {

    private final long[] keys;
    private final double[] scores;
    private int size;
    private boolean sorted;

    /// Creates an empty selection.
    ///
    /// @param k how many entries are kept, 0 or more
    public TopK(int k) {
        this.keys = new long[k];
        this.scores = new double[k];
    }

    /// Returns whether the first entry comes before the second in a list.
    public static boolean isBefore(double score, long key, double otherScore, long otherKey) {
        return score > otherScore || (score == otherScore && Mix.of(key) < Mix.of(otherKey));
    }

    /// Offers an entry.
    public void offer(long key, double score) {
        if (sorted) {
            throw new IllegalStateException("offered after the selection was read");
        }
        if (Double.isNaN(score) || keys.length == 0) {
            return;
        }
        if (size < keys.length) {
            keys[size] = key;
            scores[size] = score;
            up(size++);
        } else if (isBefore(score, key, scores[0], keys[0])) {
            keys[0] = key;
            scores[0] = score;
            down(0, size);
        }
    }

    /// Returns the score below which an offer changes nothing; negative infinity while there is room.
    public double floor() {
        if (keys.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return size < keys.length ? Double.NEGATIVE_INFINITY : scores[sorted ? size - 1 : 0];
    }

    /// Ends the offers and puts the entries in order, best first; [#key] and [#score] then read them by rank.
    public TopK sort() {
        if (!sorted) {
            sorted = true;
            for (int end = size - 1; end > 0; end--) {
                swap(0, end);
                down(0, end);
            }
        }
        return this;
    }

    /// Returns how many entries are held.
    public int size() {
        return size;
    }

    /// Returns the key at a rank, from 0; after [#sort].
    public long key(int rank) {
        return keys[checked(rank)];
    }

    /// Returns the score at a rank, from 0; after [#sort].
    public double score(int rank) {
        return scores[checked(rank)];
    }

    /// Returns the keys, best first.
    public long[] toKeys() {
        sort();
        return Arrays.copyOf(keys, size);
    }

    private int checked(int rank) {
        if (!sorted || rank >= size) {
            throw new IllegalStateException("rank %d of %d, sorted: %s".formatted(rank, size, sorted));
        }
        return rank;
    }

    /// The worst entry is at the root.
    private boolean isWorse(int one, int other) {
        return isBefore(scores[other], keys[other], scores[one], keys[one]);
    }

    private void up(int from) {
        int at = from;
        while (at > 0 && isWorse(at, (at - 1) >>> 1)) {
            swap(at, (at - 1) >>> 1);
            at = (at - 1) >>> 1;
        }
    }

    private void down(int from, int end) {
        int at = from;
        while (true) {
            int child = 2 * at + 1;
            if (child >= end) {
                return;
            }
            if (child + 1 < end && isWorse(child + 1, child)) {
                child++;
            }
            if (!isWorse(child, at)) {
                return;
            }
            swap(at, child);
            at = child;
        }
    }

    private void swap(int one, int other) {
        long key = keys[one];
        keys[one] = keys[other];
        keys[other] = key;
        double score = scores[one];
        scores[one] = scores[other];
        scores[other] = score;
    }
}
