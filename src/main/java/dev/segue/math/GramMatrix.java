package dev.segue.math;

import java.util.Arrays;

/// The sum of `weight · x xᵀ` over many vectors `x`, from which vectors can be taken away again.
///
/// Entries are whole multiples of 2⁻³², so that sums are exact: they depend on the vectors that are in and not on the
/// order or the way in which they came, what is added and removed again leaves no trace however often, and parts summed
/// elsewhere merge to the same bits. Entries up to 2³¹ fit: a hundred million vectors of norm four.
///
/// Not thread-safe. Memory: 12 bytes an entry.
public final class GramMatrix {

    private static final double SCALE = 0x1p32;

    private final int dimensions;
    private final long[] sums;
    private final float[] values;

    /// Creates the matrix of no vectors.
    ///
    /// @param dimensions the length of the vectors, a positive multiple of [Lanes#WIDTH]
    public GramMatrix(int dimensions) {
        if (dimensions <= 0 || dimensions % Lanes.WIDTH != 0) {
            throw new IllegalArgumentException(
                    "%d dimensions; expected a positive multiple of %d".formatted(dimensions, Lanes.WIDTH));
        }
        this.dimensions = dimensions;
        this.sums = new long[dimensions * dimensions];
        this.values = new float[dimensions * dimensions];
    }

    /// Returns the length of the vectors.
    public int dimensions() {
        return dimensions;
    }

    /// Adds a vector.
    ///
    /// @param weight how much it counts; the very negative of that takes it away again
    public void add(float[] vector, int from, double weight) {
        for (int i = 0; i < dimensions; i++) {
            double factor = vector[from + i] * weight * SCALE;
            int row = i * dimensions;
            for (int j = i; j < dimensions; j++) {
                long sum = sums[row + j] + (long) (factor * vector[from + j]);
                sums[row + j] = sum;
                values[row + j] = (float) (sum * (1 / SCALE));
            }
        }
    }

    /// Adds the sums of another matrix.
    public void add(GramMatrix other) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
            values[i] = (float) (sums[i] * (1 / SCALE));
        }
    }

    /// Takes all vectors away.
    public void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(values, 0);
    }

    /// Returns an entry; the matrix is symmetric.
    public float at(int row, int column) {
        return values[Math.min(row, column) * dimensions + Math.max(row, column)];
    }

    /// Returns the rows; of each, what is right of the diagonal and on it. Not to be changed.
    float[] upper() {
        return values;
    }
}
