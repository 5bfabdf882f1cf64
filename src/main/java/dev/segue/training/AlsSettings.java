package dev.segue.training;

import dev.segue.learning.factors.FactorSettings;

/// How vectors are fitted in batch.
///
/// @param dimensions the length of the vectors, a multiple of 16
/// @param missing what every pair of listener and track counts, with target 0, beside what was done
/// @param ridge the pull of the mean row towards zero
/// @param scaling how much harder rows with more in them are pulled towards zero: 0 not at all, 1 in proportion
/// @param steps of conjugate gradients for each row in each epoch
/// @param epochs how often at most all rows are gone over
/// @param patience after how many epochs without a better validation the fit stops
/// @param seed of the vectors that the fit starts from
public record AlsSettings(
        int dimensions, float missing, float ridge, float scaling, int steps, int epochs, int patience, long seed) {

    public AlsSettings {
        if (!(scaling >= 0 && scaling <= 2)) {
            throw new IllegalArgumentException("scaling must lie in [0, 2] but was " + scaling);
        }
        if (steps < 1 || steps > 100) {
            throw new IllegalArgumentException("steps must lie in [1, 100] but was " + steps);
        }
        if (epochs < 1 || epochs > 1000) {
            throw new IllegalArgumentException("epochs must lie in [1, 1000] but was " + epochs);
        }
        if (patience < 1 || patience > 1000) {
            throw new IllegalArgumentException("patience must lie in [1, 1000] but was " + patience);
        }
    }

    /// Returns what a fit needs so that its vectors mean the same to those who fold listeners in.
    public static AlsSettings of(FactorSettings serving, float scaling, int epochs, int patience, long seed) {
        return new AlsSettings(
                serving.dimensions(), serving.missing(), serving.ridge(), scaling, 3, epochs, patience, seed);
    }
}
