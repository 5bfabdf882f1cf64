package dev.segue.evaluation.peers;

/// How weights fall with the distance, as the authors of the session-based peers name it.
public enum Fading {
    /// Not at all.
    SAME,
    /// `1 − 0.1 · (x − 1)`, not below 0.
    LINEAR,
    /// `1 / x`.
    DIV,
    /// `1 / x²`.
    QUADRATIC;

    /// Returns the weight at a distance, from 1 at the nearest.
    double atDistance(int x) {
        return switch (this) {
            case SAME -> 1;
            case LINEAR -> Math.max(0, 1 - 0.1 * (x - 1));
            case DIV -> 1.0 / x;
            case QUADRATIC -> 1.0 / ((double) x * x);
        };
    }

    /// Returns the weight of a place in a session, from 1 to its length, which weighs 1.
    double atPlace(int place, int length) {
        double share = (double) place / length;
        return switch (this) {
            case SAME -> 1;
            case LINEAR -> Math.max(0, 1 - 0.1 * (length - place));
            case DIV -> share;
            case QUADRATIC -> share * share;
        };
    }
}
