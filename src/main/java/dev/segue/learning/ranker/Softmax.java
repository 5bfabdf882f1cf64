package dev.segue.learning.ranker;

/// Scores become shares that add up to 1.
final class Softmax {

    private Softmax() {}

    /// Turns scores into `exp(s) / Σ exp(s)`, in place; not finite when a score is not a number or infinite.
    static double[] of(double[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - most);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }
}
