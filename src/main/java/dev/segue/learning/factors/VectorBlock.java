package dev.segue.learning.factors;

import dev.segue.math.Lanes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

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

    boolean isMarked(int row) {
        return ((long) MARKS.getOpaque(marks, row / CoarseVectors.TILE) & 1L << row) != 0;
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

    /// Offers the tracks of some rows to a selection by their product with its query.
    ///
    /// Rows are first looked at roughly (see [CoarseVectors]); those that can be among the best are read
    /// again, whole, and multiplied as everywhere else (see [Lanes#dot]).
    ///
    /// @param firstRow a multiple of [CoarseVectors#TILE]
    /// @param scratch room for one vector
    void scan(int firstRow, int endRow, Selection selection, float[] scratch) {
        boolean marked = selection.isOfMarked();
        for (int tile = firstRow; tile < endRow; tile += CoarseVectors.TILE) {
            long asked = marked ? (long) MARKS.getOpaque(marks, tile / CoarseVectors.TILE) : -1;
            long near = asked == 0
                    ? 0
                    : asked & coarse.near(tile, selection.query(), selection.length(), selection.roughFloor());
            while (near != 0) {
                int row = tile + Long.numberOfTrailingZeros(near);
                near &= near - 1;
                if (row < endRow) {
                    read(row, scratch, 0);
                    selection.offer(tracks[row], Lanes.dot(scratch, 0, selection.query(), 0, dimensions));
                }
            }
        }
    }
}
