package dev.segue.math;

import java.util.Arrays;

/// A weighted ridge regression, collected row by row and solved exactly:
/// `(missing · G + ridge · I + Σ weight · x xᵀ) v = Σ weight · target · x`.
///
/// The right-hand side is one more column of the matrix, so that one elimination of the upper half (`U D Uᵀ` without
/// square roots) carries it along and only the back substitution is left. All steps but its dot products work lane by
/// lane: results are the same to the bit on every machine (see [Lanes]).
///
/// Cost: `n² · rows / 2 + n³ / 6` fused multiply-adds, no allocation. Not thread-safe: the scratch of one thread.
public final class RidgeSystem {

    private final int dimensions;
    private final int stride;
    private final float[] matrix;
    private final float[] row;
    private float ridge;

    /// Creates the scratch for systems of a size.
    ///
    /// @param dimensions the length of the vectors, a positive multiple of [Lanes#WIDTH]
    public RidgeSystem(int dimensions) {
        if (dimensions <= 0 || dimensions % Lanes.WIDTH != 0) {
            throw new IllegalArgumentException(
                    "%d dimensions; expected a positive multiple of %d".formatted(dimensions, Lanes.WIDTH));
        }
        this.dimensions = dimensions;
        this.stride = dimensions + Lanes.WIDTH;
        this.matrix = new float[dimensions * stride];
        this.row = new float[stride];
    }

    /// Starts a new system.
    ///
    /// @param gram the Gram matrix of all vectors that could have been seen
    /// @param missing what each of them counts as not seen
    /// @param ridgeWeight the pull towards zero, more than 0
    public void begin(GramMatrix gram, float missing, float ridgeWeight) {
        if (gram.dimensions() != dimensions) {
            throw new IllegalArgumentException(
                    "a Gram matrix of %d dimensions; expected %d".formatted(gram.dimensions(), dimensions));
        }
        ridge = ridgeWeight;
        float[] upper = gram.upper();
        for (int i = 0; i < dimensions; i++) {
            int at = i * stride;
            int first = i & -Lanes.WIDTH;
            Arrays.fill(matrix, at + dimensions, at + stride, 0);
            for (int j = first; j < dimensions; j++) {
                matrix[at + j] = missing * upper[i * dimensions + j];
            }
            matrix[at + i] += ridge;
        }
    }

    /// Makes the ridge pull towards a vector instead of towards zero.
    public void pullTowards(float[] prior, int from) {
        for (int i = 0; i < dimensions; i++) {
            matrix[i * stride + dimensions] += ridge * prior[from + i];
        }
    }

    /// Adds what was seen.
    ///
    /// @param weight how much it counts, 0 or more
    /// @param target what the product with the solution should be
    public void add(float[] vector, int from, float weight, float target) {
        System.arraycopy(vector, from, row, 0, dimensions);
        row[dimensions] = target;
        for (int i = 0; i < dimensions; i++) {
            int first = i & -Lanes.WIDTH;
            Lanes.addScaled(matrix, i * stride + first, weight * row[i], row, first, stride - first);
        }
    }

    /// Solves the system.
    ///
    /// @param solution where the result goes; unchanged when there is none
    /// @return whether there is one: false when the numbers are not finite or the matrix is not positive
    public boolean solve(float[] solution, int from) {
        for (int pivot = 0; pivot < dimensions; pivot++) {
            int pivotRow = pivot * stride;
            float diagonal = matrix[pivotRow + pivot];
            if (!(diagonal > 0 && diagonal < Float.POSITIVE_INFINITY)) {
                return false;
            }
            float inverse = 1 / diagonal;
            for (int i = pivot + 1; i < dimensions; i++) {
                int first = i & -Lanes.WIDTH;
                float factor = -matrix[pivotRow + i] * inverse;
                Lanes.addScaled(matrix, i * stride + first, factor, matrix, pivotRow + first, stride - first);
            }
        }
        return backSubstituted(solution, from);
    }

    private boolean backSubstituted(float[] solution, int from) {
        Arrays.fill(row, 0);
        for (int i = dimensions - 1; i >= 0; i--) {
            int first = i & -Lanes.WIDTH;
            int at = i * stride;
            // What is left of the diagonal is scratch of the elimination; row is still 0 there and at the diagonal.
            float known = Lanes.dot(matrix, at + first, row, first, dimensions - first);
            row[i] = (matrix[at + dimensions] - known) / matrix[at + i];
        }
        for (int i = 0; i < dimensions; i++) {
            if (!Float.isFinite(row[i])) {
                return false;
            }
        }
        System.arraycopy(row, 0, solution, from, dimensions);
        return true;
    }
}
