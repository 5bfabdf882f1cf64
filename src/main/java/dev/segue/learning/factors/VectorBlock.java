package dev.segue.learning.factors;

import dev.segue.math.Lanes;
import dev.segue.math.TopK;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongPredicate;

/// Some thousand vectors in one array, with a version for each: odd while it is being written.
///
/// A scan reads a coarse copy of the rows; only a row that may be good enough is read itself, whole, before it counts.
/// So each score that is returned is that of a vector which the track really had. One thread writes; any number read.
final class VectorBlock {

    static final int ROWS = 8192;

    private static final VarHandle VERSION = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle MARKS = MethodHandles.arrayElementVarHandle(long[].class);

    private final int dimensions;
    private final float[] vectors;
    private final CoarseVectors coarse;
    private final long[] tracks;
    private final int[] versions;
    private final long[] marks;

    VectorBlock(int dimensions, int rows) {
        this.dimensions = dimensions;
        this.vectors = new float[rows * dimensions];
        this.coarse = new CoarseVectors(dimensions, rows);
        this.tracks = new long[rows];
        this.versions = new int[rows];
        this.marks = new long[Math.ceilDiv(rows, CoarseVectors.TILE)];
    }

    /// Says whose vector a row is, before the row is published.
    void name(int row, long track) {
        tracks[row] = track;
    }

    long track(int row) {
        return tracks[row];
    }

    void write(int row, float[] vector, int from) {
        int version = (int) VERSION.getOpaque(versions, row);
        VERSION.setOpaque(versions, row, version + 1);
        VarHandle.releaseFence();
        System.arraycopy(vector, from, vectors, row * dimensions, dimensions);
        VERSION.setRelease(versions, row, version + 2);
        coarse.write(row, vector, from);
    }

    /// Sets or takes away the mark of a row.
    void mark(int row, boolean on) {
        int tile = row / CoarseVectors.TILE;
        long bit = 1L << row;
        long before = (long) MARKS.getOpaque(marks, tile);
        MARKS.setOpaque(marks, tile, on ? before | bit : before & ~bit);
    }

    void read(int row, float[] into, int from) {
        while (true) {
            int version = (int) VERSION.getAcquire(versions, row);
            if ((version & 1) == 0) {
                System.arraycopy(vectors, row * dimensions, into, from, dimensions);
                VarHandle.acquireFence();
                if ((int) VERSION.getOpaque(versions, row) == version) {
                    return;
                }
            }
            Thread.onSpinWait();
        }
    }

    /// Offers the tracks of some rows by their product with a query.
    ///
    /// Rows are first looked at roughly (see [CoarseVectors]); those that can be among the best are read
    /// again, whole, and multiplied as everywhere else (see [Lanes#dot]).
    ///
    /// @param firstRow a multiple of [CoarseVectors#TILE]
    /// @param marked whether only marked rows are looked at
    /// @param admits which tracks may be in the result; asked only about those that are good enough
    /// @param scratch room for one vector
    void scan(
            int firstRow, int endRow, float[] query, boolean marked, LongPredicate admits, TopK top, float[] scratch) {
        float length = (float) Math.sqrt(Lanes.dot(query, 0, query, 0, dimensions));
        for (int tile = firstRow; tile < endRow; tile += CoarseVectors.TILE) {
            long asked = marked ? (long) MARKS.getOpaque(marks, tile / CoarseVectors.TILE) : -1;
            long near = asked == 0 ? 0 : asked & coarse.near(tile, query, length, roughFloor(top));
            while (near != 0) {
                int row = tile + Long.numberOfTrailingZeros(near);
                near &= near - 1;
                if (row < endRow) {
                    offer(row, query, admits, top, scratch);
                }
            }
        }
    }

    private void offer(int row, float[] query, LongPredicate admits, TopK top, float[] scratch) {
        read(row, scratch, 0);
        float score = Lanes.dot(scratch, 0, query, 0, dimensions);
        if (score >= top.floor() && admits.test(tracks[row])) {
            top.offer(tracks[row], score);
        }
    }

    /// Returns a number that is not above the floor, as rounding could make it.
    private static float roughFloor(TopK top) {
        return Math.nextDown((float) top.floor());
    }
}
