package dev.segue.math;

/// The rising sequence that is nearest to a sequence of weighted means.
///
/// Pool adjacent violators: neighbours that fall are put together under their common mean until none does. The result
/// minimises `Σ weight · (fitted − value)²` among all sequences that do not fall.
///
/// Source: Ayer, Brunk, Ewing, Reid, Silverman, *An Empirical Distribution Function for Sampling with Incomplete
/// Information*, Annals of Mathematical Statistics 1955. Cost: O(length).
public final class Isotonic {

    private Isotonic() {}

    /// Returns the fitted sequence.
    ///
    /// @param values the means
    /// @param weights how much each counts, more than 0
    public static double[] rising(double[] values, double[] weights) {
        double[] means = new double[values.length];
        double[] sums = new double[values.length];
        int[] lengths = new int[values.length];
        int blocks = 0;
        for (int i = 0; i < values.length; i++) {
            means[blocks] = values[i];
            sums[blocks] = weights[i];
            lengths[blocks] = 1;
            while (blocks > 0 && means[blocks - 1] >= means[blocks]) {
                double sum = sums[blocks - 1] + sums[blocks];
                means[blocks - 1] = (means[blocks - 1] * sums[blocks - 1] + means[blocks] * sums[blocks]) / sum;
                sums[blocks - 1] = sum;
                lengths[blocks - 1] += lengths[blocks];
                blocks--;
            }
            blocks++;
        }
        double[] fitted = new double[values.length];
        int at = 0;
        for (int block = 0; block < blocks; block++) {
            for (int left = lengths[block]; left > 0; left--) {
                fitted[at++] = means[block];
            }
        }
        return fitted;
    }
}
