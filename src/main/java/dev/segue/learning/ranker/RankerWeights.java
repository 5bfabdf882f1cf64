package dev.segue.learning.ranker;

import java.util.Arrays;

/// What the ranker has learnt: for every feature a weight under each circumstance, and what AdaGrad keeps. Immutable.
///
/// The score of a candidate with features `x` under circumstances `z` is `Σ_i x_i · Σ_k W_ik z_k`: linear in `x`, with
/// weights that the moment decides. So a list costs one product `W z` and then one dot product a candidate, and the
/// contributions `x_i (W z)_i` add up to the score.
///
/// Numbers are whole multiples of a [#GRID], so that sums of differences are exact in any order as long as they stay
/// below 2^20 (weights) and 2^28 (squares): a copy that has taken in all differences equals the original bit by bit.
public final class RankerWeights implements Weighing {

    /// Weights are multiples of it.
    static final double GRID = 0x1.0p-32;

    /// Sums of squares are multiples of it.
    static final double SQUARE_GRID = 0x1.0p-24;

    private final int circumstances;
    private final int features;
    private final double[] weights;
    private final double[] squares;
    private final long steps;

    RankerWeights(int circumstances, int features, double[] weights, double[] squares, long steps) {
        this.circumstances = circumstances;
        this.features = features;
        this.weights = weights;
        this.squares = squares;
        this.steps = steps;
    }

    /// Returns weights that are all 0.
    public static RankerWeights zero(int circumstances, int features) {
        int size = circumstances * features;
        return new RankerWeights(circumstances, features, new double[size], new double[size], 0);
    }

    /// Returns the weights with another value for one of them: what is believed before anything is learnt.
    public RankerWeights with(int circumstance, int feature, double weight) {
        double[] changed = weights.clone();
        changed[circumstance * features + feature] = onGrid(weight);
        return new RankerWeights(circumstances, features, changed, squares, steps);
    }

    /// Returns weights from their parts, in units of [#GRID] and [#SQUARE_GRID].
    public static RankerWeights ofUnits(
            int circumstances, int features, long steps, long[] weightUnits, long[] squareUnits) {
        int size = circumstances * features;
        if (weightUnits.length != size || squareUnits.length != size) {
            throw new IllegalArgumentException("%d weights and %d squares; expected %d times %d"
                    .formatted(weightUnits.length, squareUnits.length, circumstances, features));
        }
        double[] weights = new double[size];
        double[] squares = new double[size];
        for (int i = 0; i < size; i++) {
            weights[i] = weightUnits[i] * GRID;
            squares[i] = squareUnits[i] * SQUARE_GRID;
        }
        return new RankerWeights(circumstances, features, weights, squares, steps);
    }

    /// Returns the weights in units of [#GRID].
    public long[] weightUnits() {
        return units(weights, GRID);
    }

    /// Returns the sums of squared gradients in units of [#SQUARE_GRID].
    public long[] squareUnits() {
        return units(squares, SQUARE_GRID);
    }

    /// Returns whether other weights are of as many features and circumstances.
    public boolean hasShapeOf(RankerWeights other) {
        return features == other.features && circumstances == other.circumstances;
    }

    private static long[] units(double[] values, double grid) {
        long[] units = new long[values.length];
        for (int i = 0; i < units.length; i++) {
            units[i] = (long) (values[i] / grid);
        }
        return units;
    }

    /// Returns how many circumstances there are.
    public int circumstances() {
        return circumstances;
    }

    /// Returns how many features there are.
    public int features() {
        return features;
    }

    /// Returns how many steps they were learnt in.
    public long steps() {
        return steps;
    }

    /// Returns the weight of a feature under a circumstance.
    public double weight(int circumstance, int feature) {
        return weights[circumstance * features + feature];
    }

    /// Returns the sum of squared gradients of a weight.
    public double square(int circumstance, int feature) {
        return squares[circumstance * features + feature];
    }

    /// Returns `W z`.
    @Override
    public float[] at(Slate slate) {
        return at(slate, weights);
    }

    static float[] at(Slate slate, double[] weights) {
        int features = slate.features();
        float[] sums = new float[features];
        for (int k = 0; k < slate.circumstances(); k++) {
            float z = slate.circumstance(k);
            if (z != 0) {
                int from = k * features;
                for (int i = 0; i < features; i++) {
                    sums[i] += z * (float) weights[from + i];
                }
            }
        }
        return sums;
    }

    static double onGrid(double weight) {
        return Math.rint(weight / GRID) * GRID;
    }

    double[] copyOfWeights() {
        return weights.clone();
    }

    double[] copyOfSquares() {
        return squares.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RankerWeights that
                && circumstances == that.circumstances
                && features == that.features
                && steps == that.steps
                && Arrays.equals(weights, that.weights)
                && Arrays.equals(squares, that.squares);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights) * 31 + Long.hashCode(steps);
    }

    @Override
    public String toString() {
        return "RankerWeights[%d features under %d circumstances, %d steps]".formatted(features, circumstances, steps);
    }
}
