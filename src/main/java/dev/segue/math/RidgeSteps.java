package dev.segue.math;

import java.util.Arrays;

/// The regression of [RidgeSystem], not solved but improved: some steps of conjugate gradients from a solution that was
/// right a moment ago. No matrix is built; each step reads the Gram matrix and the rows once.
///
/// Source: Hestenes, Stiefel, *Methods of Conjugate Gradients for Solving Linear Systems*, 1952; for factor models:
/// Takács, Pilászy, Tikk, *Applications of the Conjugate Gradient Method for Implicit Feedback Collaborative
/// Filtering*, RecSys 2011.
///
/// Cost: `(n² + 2 n · rows)` fused multiply-adds a step, and once more for the start. Not thread-safe: the scratch of
/// one thread.
public final class RidgeSteps {

    private final int dimensions;
    private final float[] rows;
    private final float[] weights;
    private final float[] targets;
    private final float[] residual;
    private final float[] direction;
    private final float[] image;
    private float[] upper = new float[0];
    private float missing;
    private float ridge;
    private int size;

    /// Creates the scratch for systems of a size.
    ///
    /// @param dimensions the length of the vectors, a positive multiple of [Lanes#WIDTH]
    /// @param mostRows how many rows a system may have
    public RidgeSteps(int dimensions, int mostRows) {
        this.dimensions = dimensions;
        this.rows = new float[mostRows * dimensions];
        this.weights = new float[mostRows];
        this.targets = new float[mostRows];
        this.residual = new float[dimensions];
        this.direction = new float[dimensions];
        this.image = new float[dimensions];
    }

    /// Starts a new system, see [RidgeSystem#begin].
    public void begin(GramMatrix gram, float missingWeight, float ridgeWeight) {
        if (gram.dimensions() != dimensions) {
            throw new IllegalArgumentException(
                    "a Gram matrix of %d dimensions; expected %d".formatted(gram.dimensions(), dimensions));
        }
        upper = gram.upper();
        missing = missingWeight;
        ridge = ridgeWeight;
        size = 0;
    }

    /// Adds what was seen, see [RidgeSystem#add].
    public void add(float[] vector, int from, float weight, float target) {
        System.arraycopy(vector, from, rows, size * dimensions, dimensions);
        weights[size] = weight;
        targets[size] = target;
        size++;
    }

    /// Improves a solution in place.
    ///
    /// @param steps how many steps; as many as there are dimensions solve the system up to rounding
    public void improve(float[] solution, int from, int steps) {
        imageOf(solution, from);
        for (int i = 0; i < dimensions; i++) {
            residual[i] = -image[i];
        }
        for (int row = 0; row < size; row++) {
            Lanes.addScaled(residual, 0, weights[row] * targets[row], rows, row * dimensions, dimensions);
        }
        System.arraycopy(residual, 0, direction, 0, dimensions);
        float square = Lanes.dot(residual, 0, residual, 0, dimensions);
        for (int step = 0; step < steps && square > 0; step++) {
            imageOf(direction, 0);
            float length = square / Lanes.dot(direction, 0, image, 0, dimensions);
            Lanes.addScaled(solution, from, length, direction, 0, dimensions);
            Lanes.addScaled(residual, 0, -length, image, 0, dimensions);
            float rest = Lanes.dot(residual, 0, residual, 0, dimensions);
            float kept = rest / square;
            for (int i = 0; i < dimensions; i++) {
                direction[i] = residual[i] + kept * direction[i];
            }
            square = rest;
        }
    }

    /// Multiplies the system's matrix, of whose first part only the upper half is there, with a vector.
    private void imageOf(float[] vector, int from) {
        Arrays.fill(image, 0);
        for (int i = 0; i < dimensions; i++) {
            int first = i & -Lanes.WIDTH;
            int at = i * dimensions + first;
            float factor = missing * vector[from + i];
            Lanes.addScaled(image, first, factor, upper, at, dimensions - first);
            float right = Lanes.dot(upper, at, vector, from + first, dimensions - first);
            image[i] += missing * (right - upper[i * dimensions + i] * vector[from + i]) + ridge * vector[from + i];
        }
        for (int row = 0; row < size; row++) {
            int at = row * dimensions;
            float factor = weights[row] * Lanes.dot(rows, at, vector, from, dimensions);
            Lanes.addScaled(image, 0, factor, rows, at, dimensions);
        }
    }
}
