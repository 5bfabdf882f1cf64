package dev.segue.learning.sequence;

/// Adam on one array of parameters, of which a step may change a part only.
///
/// `m ← β₁ m + (1 − β₁) g`, `v ← β₂ v + (1 − β₂) g²`, `p ← p − rate · (m̂ / (√v̂ + ε) + decay · p)` with `m̂ =
/// m / (1 − β₁ᵗ)` and `v̂` likewise.
///
/// Sources: Kingma, Ba, *Adam: A Method for Stochastic Optimization*, ICLR 2015, algorithm 1; the pull towards
/// zero beside the step and not inside the gradient: Loshchilov, Hutter, *Decoupled Weight Decay
/// Regularization*, ICLR 2019. We differ: what has no gradient in a step keeps its moments and its value, or
/// every step would cost the whole table.
final class Adam {

    private static final float FIRST = 0.9f;
    private static final float SECOND = 0.999f;
    private static final float TINY = 1e-8f;

    private final float[] parameters;
    private final float[] means;
    private final float[] squares;
    private final float rate;
    private final float decay;
    private int steps;
    private float firstScale;
    private float secondScale;

    Adam(float[] parameters, float rate, float decay) {
        this.parameters = parameters;
        this.means = new float[parameters.length];
        this.squares = new float[parameters.length];
        this.rate = rate;
        this.decay = decay;
    }

    /// Begins the next step.
    void begin() {
        steps++;
        firstScale = (float) (1 / (1 - StrictMath.pow(FIRST, steps)));
        secondScale = (float) (1 / (1 - StrictMath.pow(SECOND, steps)));
    }

    /// Changes some parameters in it.
    ///
    /// @param from the first of them
    /// @param gradients theirs, from `gradientsFrom` on
    void step(int from, float[] gradients, int gradientsFrom, int length) {
        for (int i = 0; i < length; i++) {
            float gradient = gradients[gradientsFrom + i];
            float mean = FIRST * means[from + i] + (1 - FIRST) * gradient;
            float square = SECOND * squares[from + i] + (1 - SECOND) * gradient * gradient;
            means[from + i] = mean;
            squares[from + i] = square;
            float change = mean * firstScale / ((float) Math.sqrt(square * secondScale) + TINY);
            parameters[from + i] -= rate * (change + decay * parameters[from + i]);
        }
    }
}
