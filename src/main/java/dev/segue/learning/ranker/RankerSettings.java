package dev.segue.learning.ranker;

/// How the order is learnt.
///
/// @param rate AdaGrad's rate
/// @param caution what AdaGrad's sum of squares begins with: the larger, the smaller the first steps
/// @param mostGradient the longest gradient of one step (L2); a longer one is shortened
/// @param mostWeight no weight grows beyond it in either direction
/// @param window after how many steps what listeners have taught is halved, for their share
/// @param fullSteps how many steps of one listener count in full within the window; step n beyond counts as
///     `fullSteps / n`
public record RankerSettings(
        double rate, double caution, double mostGradient, double mostWeight, int window, int fullSteps) {

    /// What is used when nothing is set.
    public static final RankerSettings DEFAULTS = new RankerSettings(0.2, 1, 4, 30, 1024, 32);

    public RankerSettings {
        require(rate > 0 && rate <= 10, "rate", rate, "more than 0, at most 10");
        require(caution > 0 && caution <= 1e6, "caution", caution, "more than 0, at most 1e6");
        require(mostGradient > 0 && mostGradient <= 1e3, "most-gradient", mostGradient, "more than 0, at most 1000");
        require(mostWeight > 0 && mostWeight <= 1e6, "most-weight", mostWeight, "more than 0, at most 1e6");
        require(window >= 1, "window", window, "1 or more");
        require(fullSteps >= 1, "full-steps", fullSteps, "1 or more");
    }

    private static void require(boolean valid, String name, double value, String expected) {
        if (!valid) {
            throw new IllegalArgumentException("%s must be %s but was %s".formatted(name, expected, value));
        }
    }
}
