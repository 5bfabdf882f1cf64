package dev.segue.learning.factors;

import dev.segue.math.Lanes;
import dev.segue.math.TopK;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongPredicate;

/// Some thousand vectors in one array, with a version for each: odd while it is being written.
///
/// A scan reads rows without looking at their versions; only a row that is good enough is read again, whole, before it
/// counts. So each score that is returned is that of a vector which the track really had, and the scan runs at the
/// speed of memory. One thread writes; any number read.
final class VectorBlock {

    static final int ROWS = 8192;

    private static final VarHandle VERSION = MethodHandles.arrayElementVarHandle(int[].class);

    private final int dimensions;
    private final float[] vectors;
    private final long[] tracks;
    private final int[] versions;

    VectorBlock(int dimensions, int rows) {
        this.dimensions = dimensions;
        this.vectors = new float[rows * dimensions];
        this.tracks = new long[rows];
        this.versions = new int[rows];
    }

    /// Says whose vector a row is, before the row is published.
    void name(int row, long track) {
        tracks[row] = track;
    }

    void write(int row, float[] vector, int from) {
        int version = (int) VERSION.getOpaque(versions, row);
        VERSION.setOpaque(versions, row, version + 1);
        VarHandle.releaseFence();
        System.arraycopy(vector, from, vectors, row * dimensions, dimensions);
        VERSION.setRelease(versions, row, version + 2);
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
    /// @param admits which tracks may be in the result; asked only about those that are good enough
    /// @param scratch room for one vector
    void scan(int firstRow, int endRow, float[] query, LongPredicate admits, TopK top, float[] scratch) {
        double floor = top.floor();
        for (int row = firstRow; row < endRow; row++) {
            float score = Lanes.dot(vectors, row * dimensions, query, 0, dimensions);
            if (score >= floor && admits.test(tracks[row])) {
                read(row, scratch, 0);
                top.offer(tracks[row], Lanes.dot(scratch, 0, query, 0, dimensions));
                floor = top.floor();
            }
        }
    }
}
