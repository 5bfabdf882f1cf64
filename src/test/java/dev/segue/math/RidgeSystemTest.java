package dev.segue.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RidgeSystemTest {

    @ParameterizedTest
    @CsvSource({"16, 5, 1", "32, 50, 7", "64, 64, 42", "128, 50, 2026"})
    void theSolutionLeavesNoGradient(int dimensions, int rows, long seed) {
        Seen seen = new Seen(dimensions, rows, seed);
        float[] solution = new float[dimensions + 1];

        boolean solved = seen.system().solve(solution, 1);

        assertThat(solved).isTrue();
        assertThat(seen.greatestGradient(solution, 1)).isCloseTo(0, within(2e-3));
    }

    @Test
    void withoutEvidenceTheSolutionIsZero() {
        RidgeSystem system = new RidgeSystem(16);
        float[] solution = Vectors.random(16, 1);
        system.begin(new GramMatrix(16), 0.1f, 1);

        system.solve(solution, 0);

        assertThat(solution).containsOnly(0);
    }

    @Test
    void oneRowIsSolvedByHand() {
        RidgeSystem system = new RidgeSystem(16);
        float[] axis = new float[16];
        axis[3] = 2;
        float[] solution = new float[16];
        system.begin(new GramMatrix(16), 0.1f, 3);
        system.add(axis, 0, 0.5f, 1);

        system.solve(solution, 0);

        assertThat((double) solution[3]).isCloseTo(0.5 * 2 / (3 + 0.5 * 4), within(1e-6));
    }

    @Test
    void whatIsNotFiniteHasNoSolution() {
        RidgeSystem system = new RidgeSystem(16);
        float[] solution = Vectors.random(16, 1);
        float[] before = solution.clone();
        float[] broken = new float[16];
        broken[5] = Float.NaN;
        system.begin(new GramMatrix(16), 0.1f, 1);
        system.add(broken, 0, 1, 1);

        assertThat(system.solve(solution, 0)).isFalse();
        assertThat(solution).containsExactly(before);
    }

    @Test
    void refusesAGramMatrixOfAnotherSize() {
        assertThatThrownBy(() -> new RidgeSystem(32).begin(new GramMatrix(16), 1, 1))
                .hasMessage("a Gram matrix of 16 dimensions; expected 32");
    }

    /// Random evidence, and the gradient of its loss in double precision.
    private static final class Seen {

        private static final double MISSING = 0.1;
        private static final double RIDGE = 2;

        private final int dimensions;
        private final float[][] others = new float[200][];
        private final float[][] rows;
        private final float[] weights;
        private final float[] targets;

        Seen(int dimensions, int count, long seed) {
            this.dimensions = dimensions;
            for (int i = 0; i < others.length; i++) {
                others[i] = Vectors.random(dimensions, seed * 1000 + i);
            }
            rows = new float[count][];
            for (int i = 0; i < count; i++) {
                rows[i] = others[i];
            }
            weights = Vectors.random(count, seed);
            targets = Vectors.random(count, seed + 1);
            for (int i = 0; i < count; i++) {
                weights[i] = Math.abs(weights[i]);
            }
        }

        RidgeSystem system() {
            GramMatrix gram = new GramMatrix(dimensions);
            for (float[] other : others) {
                gram.add(other, 0, 1);
            }
            RidgeSystem system = new RidgeSystem(dimensions);
            system.begin(gram, (float) MISSING, (float) RIDGE);
            for (int i = 0; i < rows.length; i++) {
                system.add(rows[i], 0, weights[i], targets[i]);
            }
            return system;
        }

        double greatestGradient(float[] solution, int from) {
            double[] gradient = new double[dimensions];
            for (int i = 0; i < dimensions; i++) {
                gradient[i] = RIDGE * solution[from + i];
            }
            for (float[] other : others) {
                addTo(gradient, other, MISSING * dot(other, solution, from));
            }
            for (int i = 0; i < rows.length; i++) {
                addTo(gradient, rows[i], weights[i] * (dot(rows[i], solution, from) - targets[i]));
            }
            double greatest = 0;
            for (double part : gradient) {
                greatest = Math.max(greatest, Math.abs(part));
            }
            return greatest;
        }

        private static void addTo(double[] gradient, float[] vector, double factor) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += factor * vector[i];
            }
        }

        private static double dot(float[] one, float[] other, int from) {
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                sum += (double) one[i] * other[from + i];
            }
            return sum;
        }
    }
}
