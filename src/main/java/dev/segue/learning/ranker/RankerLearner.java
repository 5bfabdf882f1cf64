package dev.segue.learning.ranker;

import java.util.Arrays;

/// Learns an order from choices, one step a choice: listwise softmax with AdaGrad.
///
/// The probability that a candidate is the one chosen is the softmax of the scores `x_c · W z`; a step descends on its
/// negative logarithm: with `g = Σ_c (p_c − y_c) x_c`, the gradient of `W_ik` is `g_i z_k`, and
/// `W_ik ← W_ik − rate · gradient / √(caution + Σ gradient²)`. Convex, so that replicas that learn side by side and add
/// up what they changed stay close to one that has seen everything.
///
/// A first encounter teaches aside what a list of new tracks alone should have been ([Choice.Aside]): a step of the
/// same kind, on the weights of that circumstance only, so that no other list is moved by it. Convex as well: given
/// the other weights, the loss is a softmax of scores that are linear in these.
///
/// A step with a number that is not finite is refused and counted; a gradient that is too long is shortened, a weight
/// too large cut, and one listener's steps count less and less ([Influence]).
///
/// Sources: Cao, Qin, Liu, Tsai, Li, *Learning to Rank: From Pairwise Approach to Listwise Approach*, ICML 2007
/// (ListNet, top one); Duchi, Hazan, Singer, *Adaptive Subgradient Methods for Online Learning and Stochastic
/// Optimization*, JMLR 2011.
///
/// Cost: O(candidates · features + features · circumstances). Not thread-safe.
public final class RankerLearner implements Weighing {

    private final RankerSettings settings;
    private final Influence influence;
    private final int features;
    private final double[] weights;
    private final double[] squares;
    private final float[] gradient;
    private final int circumstances;
    private long steps;
    private long refused;

    /// Creates a learner that goes on from weights.
    public RankerLearner(RankerSettings settings, RankerWeights from) {
        this(settings, from, new Influence(settings));
    }

    RankerLearner(RankerSettings settings, RankerWeights from, Influence influence) {
        this.settings = settings;
        this.influence = influence;
        this.features = from.features();
        this.circumstances = from.circumstances();
        this.weights = from.copyOfWeights();
        this.squares = from.copyOfSquares();
        this.gradient = new float[features];
        this.steps = from.steps();
    }

    /// Learns that of a slate's candidates one was chosen.
    ///
    /// @param listener fingerprint of who chose
    /// @param chosen the number of the candidate
    /// @return whether a step was taken
    public boolean learn(Slate slate, int chosen, long listener) {
        return learn(new Choice(slate, chosen), listener);
    }

    /// Learns from a choice, and what it says aside.
    ///
    /// @param listener fingerprint of who chose
    /// @return whether a step was taken; none is taken aside without one
    public boolean learn(Choice choice, long listener) {
        if (choice.slate().size() < 2) {
            return false;
        }
        double length = slopes(choice.slate(), choice.chosen());
        if (!Double.isFinite(length)) {
            refused++;
            return false;
        }
        double share = influence.of(listener);
        descend(choice.slate(), shortened(share, length), 0, circumstances);
        choice.aside().ifPresent(aside -> learn(aside, share));
        steps++;
        return true;
    }

    private void learn(Choice.Aside aside, double share) {
        double length = slopes(aside.slate(), aside.chosen());
        if (Double.isFinite(length)) {
            descend(aside.slate(), shortened(share, length), aside.circumstance(), aside.circumstance() + 1);
        } else {
            refused++;
        }
    }

    private double shortened(double share, double length) {
        return share * Math.min(1, settings.mostGradient() / Math.max(length, 1e-9));
    }

    /// Sets the gradient by the features' weights at this moment; returns its length.
    private double slopes(Slate slate, int chosen) {
        double[] shares = Softmax.of(slate.scores(at(slate)));
        Arrays.fill(gradient, 0);
        for (int c = 0; c < shares.length; c++) {
            slate.addTo(gradient, c, (float) (c == chosen ? shares[c] - 1 : shares[c]));
        }
        return lengthOf(gradient);
    }

    @Override
    public float[] at(Slate slate) {
        return RankerWeights.at(slate, weights);
    }

    /// Returns a copy of what has been learnt so far.
    public RankerWeights weights() {
        return new RankerWeights(circumstances, features, weights.clone(), squares.clone(), steps);
    }

    /// Returns how many steps the weights are of, those that they began with included.
    public long steps() {
        return steps;
    }

    /// Returns how many steps were refused because a number was not finite.
    public long refused() {
        return refused;
    }

    private void descend(Slate slate, double weight, int first, int end) {
        double most = settings.mostWeight();
        for (int k = first; k < end; k++) {
            double factor = weight * slate.circumstance(k);
            if (factor == 0) {
                continue;
            }
            int from = k * features;
            for (int i = 0; i < features; i++) {
                double slope = factor * gradient[i];
                if (slope != 0) {
                    int at = from + i;
                    double sum = squares[at]
                            + Math.rint(slope * slope / RankerWeights.SQUARE_GRID) * RankerWeights.SQUARE_GRID;
                    squares[at] = sum;
                    double step = settings.rate() * slope / Math.sqrt(settings.caution() + sum);
                    weights[at] = Math.clamp(weights[at] - RankerWeights.onGrid(step), -most, most);
                }
            }
        }
    }

    private static double lengthOf(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }
}
