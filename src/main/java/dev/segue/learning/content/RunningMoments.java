package dev.segue.learning.content;

/// Mean and variance of numbers as they come. Immutable; parts counted elsewhere merge.
///
/// Source: Chan, Golub, LeVeque, *Updating formulae and a pairwise algorithm for computing sample variances*, 1979.
///
/// @param count how many
/// @param mean their mean
/// @param squares the sum of their squared distances from it
public record RunningMoments(long count, double mean, double squares) {

    /// Of no numbers.
    public static final RunningMoments NONE = new RunningMoments(0, 0, 0);

    private static final double LEAST_DEVIATION = 1e-9;

    /// Returns the moments with one number more.
    public RunningMoments with(double value) {
        double distance = value - mean;
        double newMean = mean + distance / (count + 1);
        return new RunningMoments(count + 1, newMean, squares + distance * (value - newMean));
    }

    /// Returns the moments of both.
    public RunningMoments merge(RunningMoments other) {
        if (count == 0 || other.count == 0) {
            return count == 0 ? other : this;
        }
        long all = count + other.count;
        double distance = other.mean - mean;
        return new RunningMoments(
                all,
                mean + distance * other.count / all,
                squares + other.squares + distance * distance * count * other.count / all);
    }

    /// Returns the standard deviation; 0 of fewer than two numbers.
    public double deviation() {
        return count < 2 ? 0 : Math.sqrt(squares / count);
    }

    /// Returns how many deviations a number is from the mean; 0 when all were the same.
    public double standardised(double value) {
        double deviation = deviation();
        return deviation < LEAST_DEVIATION ? 0 : (value - mean) / deviation;
    }
}
