package dev.segue.evaluation.peers;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Vectors by number, in one array; a new one starts with normal random numbers that depend on the seed and on its key
/// alone.
final class FactorTable {

    private final int dimensions;
    private final double deviation;
    private final long seed;
    private float[] values = new float[0];
    private int rows;

    /// @param deviation the standard deviation of the numbers that a vector starts with
    FactorTable(int dimensions, double deviation, long seed) {
        this.dimensions = dimensions;
        this.deviation = deviation;
        this.seed = seed;
    }

    int rows() {
        return rows;
    }

    /// Adds the next vector.
    void add(long key) {
        int from = rows++ * dimensions;
        if (from + dimensions > values.length) {
            values = Arrays.copyOf(values, 2 * (from + dimensions));
        }
        SplittableRandom random = new SplittableRandom(seed ^ key);
        for (int i = 0; i < dimensions; i++) {
            values[from + i] = (float) random.nextGaussian(0, deviation);
        }
    }

    float get(int row, int dimension) {
        return values[row * dimensions + dimension];
    }

    void set(int row, int dimension, double value) {
        values[row * dimensions + dimension] = (float) value;
    }

    /// Returns the place in the array where a vector starts.
    int start(int row) {
        return row * dimensions;
    }

    /// Returns the array of all vectors, for loops; it is another one after the next [#add].
    float[] values() {
        return values;
    }

    float[] copyOf(int row) {
        return Arrays.copyOfRange(values, start(row), start(row) + dimensions);
    }

    /// Returns the product of a vector with another.
    ///
    /// Four sums, so that the processor need not wait for each addition.
    double dot(int row, float[] other) {
        int at = row * dimensions;
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < dimensions; i += 4) {
            a += values[at + i] * other[i];
            b += values[at + i + 1] * other[i + 1];
            c += values[at + i + 2] * other[i + 2];
            d += values[at + i + 3] * other[i + 3];
        }
        for (; i < dimensions; i++) {
            a += values[at + i] * other[i];
        }
        return a + b + (c + d);
    }
}
