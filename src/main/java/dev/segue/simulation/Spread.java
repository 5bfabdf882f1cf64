package dev.segue.simulation;

import java.util.List;

/// A mean over independent runs, and how far it can be believed.
///
/// @param mean over the runs
/// @param half half the width of its 95 % interval by Student's t; 0 for a single run, of which nothing can be said
public record Spread(double mean, double half) {

    /// Quantiles .975 of Student's t with 1, 2, … degrees of freedom.
    private static final List<Double> T = List.of(
            12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
            2.120, 2.110, 2.101, 2.093);
    private static final double T_OF_MANY = 2.09;

    /// Returns the mean of some runs with its interval.
    public static Spread of(List<Double> runs) {
        int n = runs.size();
        double mean = runs.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        if (n < 2) {
            return new Spread(mean, 0);
        }
        double squares =
                runs.stream().mapToDouble(run -> (run - mean) * (run - mean)).sum();
        double t = n - 2 < T.size() ? T.get(n - 2) : T_OF_MANY;
        return new Spread(mean, t * Math.sqrt(squares / (n - 1) / n));
    }

    /// Returns the lower end.
    public double low() {
        return mean - half;
    }

    /// Returns the upper end.
    public double high() {
        return mean + half;
    }
}
