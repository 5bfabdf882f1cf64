package dev.segue.training;

import dev.segue.events.HalfVector;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Vectors by number, one after the other in one array: 4 bytes a dimension.
///
/// Different rows may be written by different threads at once.
final class VectorTable {

    private final int dimensions;
    private final int rows;
    private final float[] values;

    VectorTable(int rows, int dimensions) {
        this.rows = rows;
        this.dimensions = dimensions;
        this.values = new float[Math.multiplyExact(rows, dimensions)];
    }

    int rows() {
        return rows;
    }

    int dimensions() {
        return dimensions;
    }

    /// Returns all vectors, for loops.
    float[] values() {
        return values;
    }

    int start(int row) {
        return row * dimensions;
    }

    /// Fills a row with normal random numbers that depend on the seed and a key alone.
    void randomize(int row, long seed, long key) {
        SplittableRandom random = new SplittableRandom(seed ^ key);
        double deviation = 0.1 / Math.sqrt(dimensions);
        for (int i = start(row); i < start(row + 1); i++) {
            values[i] = (float) random.nextGaussian(0, deviation);
        }
    }

    /// Returns a vector in half precision.
    HalfVector half(int row) {
        return HalfVector.of(Arrays.copyOfRange(values, start(row), start(row + 1)));
    }

    /// Rounds all vectors to half precision, in which they are kept and served.
    void roundToHalves() {
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat(Float.floatToFloat16(values[i]));
        }
    }
}
