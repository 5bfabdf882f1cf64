package dev.segue.learning.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamTest {

    /// By hand from algorithm 1: the first step is the rate in the direction of the gradient, whatever its length.
    @Test
    void theFirstStepIsAsLongAsTheRate() {
        float[] parameters = {1, 1, 1};
        Adam adam = new Adam(parameters, 0.1f, 0);
        adam.begin();
        adam.step(0, new float[] {5, -0.001f, 0}, 0, 3);

        assertThat(parameters).usingComparatorWithPrecision(1e-4f).containsExactly(0.9f, 1.1f, 1);
    }

    @Test
    void theSecondStepIsThatOfThePaper() {
        float[] parameters = {0};
        Adam adam = new Adam(parameters, 0.1f, 0);
        for (float gradient : new float[] {1, 3}) {
            adam.begin();
            adam.step(0, new float[] {gradient}, 0, 1);
        }

        double mean = (0.9 * 0.1 + 0.1 * 3) / (1 - 0.81);
        double square = (0.999 * 0.001 + 0.001 * 9) / (1 - 0.998001);
        assertThat(parameters[0]).isCloseTo((float) (-0.1 - 0.1 * mean / Math.sqrt(square)), within(1e-5f));
    }

    @Test
    void decayPullsTowardsZeroWhateverTheGradient() {
        float[] parameters = {2};
        Adam adam = new Adam(parameters, 0.1f, 0.5f);
        adam.begin();
        adam.step(0, new float[] {0}, 0, 1);

        assertThat(parameters[0]).isCloseTo(1.9f, within(1e-6f));
    }

    @Test
    void onlyWhatAStepNamesIsChanged() {
        float[] parameters = {1, 1, 1, 1};
        Adam adam = new Adam(parameters, 0.1f, 0.5f);
        adam.begin();
        adam.step(2, new float[] {9, 1}, 1, 1);

        assertThat(parameters).containsExactly(1, 1, parameters[2], 1);
        assertThat(parameters[2]).isLessThan(1);
    }

    @Test
    void goesDownToTheLowestPoint() {
        float[] parameters = {-3};
        Adam adam = new Adam(parameters, 0.05f, 0);
        for (int step = 0; step < 1000; step++) {
            adam.begin();
            adam.step(0, new float[] {2 * (parameters[0] - 1.5f)}, 0, 1);
        }

        assertThat(parameters[0]).isCloseTo(1.5f, within(0.01f));
    }
}
