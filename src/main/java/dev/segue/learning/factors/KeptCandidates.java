package dev.segue.learning.factors;

import dev.segue.learning.factors.CandidateCache.Asking;
import dev.segue.math.Lanes;
import dev.segue.math.TopK;
import java.util.Arrays;

/// What one scan found: the rows that were among the best, and the worst of them, after which all others came.
/// Immutable.
final class KeptCandidates {

    private static final long NOBODY = 0;

    private final long by;
    private final int met;
    private final boolean marked;
    private final long since;
    private final float[] query;
    private final int[] rows;
    private final double floor;
    private final long last;

    private KeptCandidates(KeptCandidates before, long since, int[] rows) {
        this.by = before.by;
        this.met = before.met;
        this.marked = before.marked;
        this.since = since;
        this.query = before.query;
        this.rows = rows;
        this.floor = before.floor;
        this.last = before.last;
    }

    /// @param since how many changes there had been before the scan
    /// @param found what it found, in order
    KeptCandidates(Question asked, long since, TopK found, FactorIndex index) {
        this.by = asked.who().by();
        this.met = asked.who().met();
        this.marked = asked.who().marked();
        this.since = since;
        this.query = asked.query().clone();
        this.rows = new int[found.size()];
        Arrays.setAll(rows, rank -> index.rowOf(found.key(rank)));
        this.floor = found.floor();
        this.last = found.size() == 0 ? NOBODY : found.key(found.size() - 1);
    }

    /// Returns the same as of later: the rows of which it can still not be said that they are below the floor.
    ///
    /// @param candidates what was kept and all that has changed since
    KeptCandidates asOf(long later, int[] candidates, FactorIndex index, float[] scratch) {
        int[] left = new int[candidates.length];
        int size = 0;
        for (int row : candidates) {
            index.readRow(row, scratch);
            if (!(Lanes.dot(scratch, 0, query, 0, query.length) < floor)) {
                left[size++] = row;
            }
        }
        return new KeptCandidates(this, later, Arrays.copyOf(left, size));
    }

    boolean isOf(Asking who) {
        return by == who.by() && marked == who.marked() && met <= who.met();
    }

    /// Returns how many changes of the index are taken in.
    long since() {
        return since;
    }

    int size() {
        return rows.length;
    }

    /// Returns the rows, with room for more after them.
    int[] rows(int more) {
        return Arrays.copyOf(rows, rows.length + more);
    }

    /// Returns whether there were no others.
    boolean hasAll() {
        return floor == Double.NEGATIVE_INFINITY;
    }

    /// Returns the score that no other had.
    double floor() {
        return floor;
    }

    /// Returns whether the scan was by the very same numbers.
    boolean isBy(float[] other) {
        return Arrays.equals(query, other);
    }

    /// Returns whether all that were not kept came after one that scored so by the very same numbers.
    boolean isBeforeOthers(double score, long track) {
        return !TopK.isBefore(floor, last, score, track);
    }

    /// Returns how far a query is from the one of the scan.
    double distance(float[] other, float[] scratch) {
        System.arraycopy(other, 0, scratch, 0, other.length);
        Lanes.addScaled(scratch, 0, -1, query, 0, other.length);
        return Math.sqrt(Lanes.dot(scratch, 0, scratch, 0, scratch.length));
    }
}
