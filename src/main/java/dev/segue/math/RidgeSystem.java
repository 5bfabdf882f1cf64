package dev.segue.math;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// A weighted ridge regression, collected row by row and solved exactly:
/// `(missing · G + ridge · I + Σ weight · x xᵀ) v = Σ weight · target · x`.
///
/// The right-hand side is one more column of the matrix, so that one elimination of the upper half (`U D Uᵀ` without
/// square roots) carries it along and only the back substitution is left. All steps but its dot products work lane by
/// lane: results are the same to the bit on every machine (see [Lanes]).
///
/// Cost: `n² · rows / 2 + n³ / 6` fused multiply-adds, no allocation. Not thread-safe: the scratch of one thread.
public final class RidgeSystem {

    private static final int FEW = 64;
    private static final int TILE = 4;

    private final int dimensions;
    private final int stride;
    private final float[] matrix;
    private final float[] row;
    private float[] rows;
    private float[] weighted;
    private int size;
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
        this.rows = new float[FEW * stride];
        this.weighted = new float[FEW * dimensions];
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
        size = 0;
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
        if ((size + 1) * stride > rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
            weighted = Arrays.copyOf(weighted, 2 * weighted.length);
        }
        System.arraycopy(vector, from, rows, size * stride, dimensions);
        rows[size * stride + dimensions] = target;
        for (int i = 0; i < dimensions; i++) {
            weighted[size * dimensions + i] = weight * vector[from + i];
        }
        size++;
    }

    /// Solves the system.
    ///
    /// @param solution where the result goes; unchanged when there is none
    /// @return whether there is one: false when the numbers are not finite or the matrix is not positive
    public boolean solve(float[] solution, int from) {
        for (int i = 0; i < dimensions; i += TILE) {
            for (int column = i & -Lanes.WIDTH; column < stride; column += Lanes.LENGTH) {
                addRows(i, column);
            }
        }
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

    /// Adds all rows to a tile of four rows of the matrix, which stays in registers meanwhile.
    private void addRows(int i, int column) {
        int at = i * stride + column;
        FloatVector one = FloatVector.fromArray(Lanes.SPECIES, matrix, at);
        FloatVector two = FloatVector.fromArray(Lanes.SPECIES, matrix, at + stride);
        FloatVector three = FloatVector.fromArray(Lanes.SPECIES, matrix, at + 2 * stride);
        FloatVector four = FloatVector.fromArray(Lanes.SPECIES, matrix, at + 3 * stride);
        for (int seen = 0; seen < size; seen++) {
            FloatVector values = FloatVector.fromArray(Lanes.SPECIES, rows, seen * stride + column);
            int weight = seen * dimensions + i;
            one = values.fma(FloatVector.broadcast(Lanes.SPECIES, weighted[weight]), one);
            two = values.fma(FloatVector.broadcast(Lanes.SPECIES, weighted[weight + 1]), two);
            three = values.fma(FloatVector.broadcast(Lanes.SPECIES, weighted[weight + 2]), three);
            four = values.fma(FloatVector.broadcast(Lanes.SPECIES, weighted[weight + 3]), four);
        }
        one.intoArray(matrix, at);
        two.intoArray(matrix, at + stride);
        three.intoArray(matrix, at + 2 * stride);
        four.intoArray(matrix, at + 3 * stride);
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
