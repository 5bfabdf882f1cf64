package dev.segue.learning.factors;

import dev.segue.math.Lanes;
import dev.segue.math.TopK;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongPredicate;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Some thousand vectors in one array, with a version for each: odd while it is being written.
///
/// A scan reads rows without looking at their versions; only a row that may be good enough is read again, whole, before
/// it
/// counts. So each score that is returned is that of a vector which the track really had, and the scan runs at the
/// speed of memory. One thread writes; any number read.
final class VectorBlock {

    static final int ROWS = 8192;

    private static final VectorSpecies<Float> SPECIES = Lanes.species();
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

    long track(int row) {
        return tracks[row];
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
    /// Four rows at a time are multiplied roughly; those that come near the worst of the result are read again,
    /// whole, and multiplied as everywhere else (see [Lanes#dot]).
    ///
    /// @param admits which tracks may be in the result; asked only about those that are good enough
    /// @param scratch room for one vector
    void scan(int firstRow, int endRow, float[] query, LongPredicate admits, TopK top, float[] scratch) {
        float floor = roughFloor(top);
        int row = firstRow;
        for (; row + 4 <= endRow; row += 4) {
            int at = row * dimensions;
            FloatVector one = FloatVector.zero(SPECIES);
            FloatVector two = one;
            FloatVector three = one;
            FloatVector four = one;
            for (int i = 0; i < dimensions; i += SPECIES.length()) {
                FloatVector factors = FloatVector.fromArray(SPECIES, query, i);
                one = FloatVector.fromArray(SPECIES, vectors, at + i).fma(factors, one);
                two = FloatVector.fromArray(SPECIES, vectors, at + dimensions + i)
                        .fma(factors, two);
                three = FloatVector.fromArray(SPECIES, vectors, at + 2 * dimensions + i)
                        .fma(factors, three);
                four = FloatVector.fromArray(SPECIES, vectors, at + 3 * dimensions + i)
                        .fma(factors, four);
            }
            float first = one.reduceLanes(VectorOperators.ADD);
            float second = two.reduceLanes(VectorOperators.ADD);
            float third = three.reduceLanes(VectorOperators.ADD);
            float fourth = four.reduceLanes(VectorOperators.ADD);
            if (Math.max(Math.max(first, second), Math.max(third, fourth)) >= floor) {
                for (int near = row; near < row + 4; near++) {
                    float rough = near == row ? first : near == row + 1 ? second : near == row + 2 ? third : fourth;
                    if (rough >= floor) {
                        offer(near, query, admits, top, scratch);
                    }
                }
                floor = roughFloor(top);
            }
        }
        for (; row < endRow; row++) {
            offer(row, query, admits, top, scratch);
        }
    }

    private void offer(int row, float[] query, LongPredicate admits, TopK top, float[] scratch) {
        read(row, scratch, 0);
        float score = Lanes.dot(scratch, 0, query, 0, dimensions);
        if (score >= top.floor() && admits.test(tracks[row])) {
            top.offer(tracks[row], score);
        }
    }

    /// Returns a bound that a rough product of something that belongs into the result does not miss.
    private static float roughFloor(TopK top) {
        double floor = top.floor();
        return (float) (floor - Math.abs(floor) * 1e-3 - 1e-6);
    }
}
