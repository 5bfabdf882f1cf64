package dev.segue.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RidgeStepsTest {

    private static final int DIMENSIONS = 32;
    private static final int ROWS = 50;

    private final RidgeSystem exact = new RidgeSystem(DIMENSIONS);
    private final RidgeSteps steps = new RidgeSteps(DIMENSIONS, ROWS);
    private final float[] solution = new float[DIMENSIONS];

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void asManyStepsAsDimensionsSolveTheSystem(long seed) {
        fill(seed, ROWS);
        float[] improved = new float[DIMENSIONS];

        steps.improve(improved, 0, DIMENSIONS);

        assertThat(distance(improved)).isCloseTo(0, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void afterOneMoreRowThreeStepsComeNearer(long seed) {
        fill(seed, ROWS - 1);
        float[] improved = solution.clone();
        fill(seed, ROWS);
        double before = distance(improved);

        steps.improve(improved, 0, 3);

        assertThat(distance(improved)).isLessThan(before / 3);
    }

    private void fill(long seed, int rows) {
        GramMatrix gram = new GramMatrix(DIMENSIONS);
        for (int i = 0; i < 200; i++) {
            gram.add(Vectors.random(DIMENSIONS, seed * 1000 + i), 0, 1);
        }
        exact.begin(gram, 0.1f, 5);
        steps.begin(gram, 0.1f, 5);
        for (int i = 0; i < rows; i++) {
            exact.add(Vectors.random(DIMENSIONS, seed * 1000 + i), 0, 1, 1);
            steps.add(Vectors.random(DIMENSIONS, seed * 1000 + i), 0, 1, 1);
        }
        exact.solve(solution, 0);
    }

    private double distance(float[] other) {
        double sum = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            sum += (solution[i] - other[i]) * (double) (solution[i] - other[i]);
        }
        return Math.sqrt(sum);
    }
}
