package dev.segue.evaluation.peers;

import dev.segue.math.Lanes;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Vectors by number, in one array, each padded with zeros to whole lanes; a new one starts with normal random numbers
/// that depend on the seed and on its key
/// alone.
final class FactorTable {

    private final int dimensions;
    private final int stride;
    private final double deviation;
    private final long seed;
    private float[] values = new float[0];
    private int rows;

    /// @param deviation the standard deviation of the numbers that a vector starts with
    FactorTable(int dimensions, double deviation, long seed) {
        this.dimensions = dimensions;
        this.stride = Lanes.padded(dimensions);
        this.deviation = deviation;
        this.seed = seed;
    }

    /// Returns a vector of zeros as long as those of [#copyOf].
    float[] zero() {
        return new float[stride];
    }

    int rows() {
        return rows;
    }

    /// Adds the next vector.
    void add(long key) {
        int from = rows++ * stride;
        if (from + stride > values.length) {
            values = Arrays.copyOf(values, 2 * (from + stride));
        }
        SplittableRandom random = new SplittableRandom(seed ^ key);
        for (int i = 0; i < dimensions; i++) {
            values[from + i] = (float) random.nextGaussian(0, deviation);
        }
    }

    float get(int row, int dimension) {
        return values[row * stride + dimension];
    }

    void set(int row, int dimension, double value) {
        values[row * stride + dimension] = (float) value;
    }

    /// Returns the place in the array where a vector starts.
    int start(int row) {
        return row * stride;
    }

    /// Returns the array of all vectors, for loops; it is another one after the next [#add].
    float[] values() {
        return values;
    }

    /// Returns a copy, padded with zeros to whole lanes.
    float[] copyOf(int row) {
        return Arrays.copyOfRange(values, start(row), start(row) + stride);
    }

    /// Returns the product of a vector with one that [#copyOf] gave or that is as long.
    double dot(int row, float[] other) {
        return Lanes.dot(values, row * stride, other, 0, stride);
    }
}
