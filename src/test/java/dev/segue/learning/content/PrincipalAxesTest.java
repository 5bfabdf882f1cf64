package dev.segue.learning.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalAxesTest {

    private static final int WIDTH = 32;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void vectorsOfFewDirectionsAreKeptWhole(long seed) {
        List<float[]> vectors = vectors(seed, 500, 16, 0);

        PrincipalAxes axes = PrincipalAxes.of(vectors, 16, Optional.empty());

        assertThat(axes.explained()).isCloseTo(1, within(1e-4));
        assertThat(distance(axes.project(vectors.get(0)), axes.project(vectors.get(1))))
                .isCloseTo(distance(vectors.get(0), vectors.get(1)), within(1e-2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void axesFoundAnewKeepTheirPlacesAndSigns(long seed) {
        List<float[]> vectors = vectors(seed, 2_000, WIDTH, 0.6);
        PrincipalAxes before = PrincipalAxes.of(vectors.subList(0, 1_000), 16, Optional.empty());

        PrincipalAxes after = PrincipalAxes.of(vectors, 16, Optional.of(before));

        for (int axis = 0; axis < 3; axis++) {
            assertThat(after.likeness(before, axis)).as("axis %d", axis).isGreaterThan(0.9);
        }
    }

    @Test
    void refusesANumberOfAxesThatIsNoMultipleOfALane() {
        assertThatThrownBy(() -> PrincipalAxes.of(vectors(1, 10, 4, 0), 5, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 axes");
    }

    /// Vectors along so many random directions, each weaker than the one before by a factor (0: all as strong).
    private static List<float[]> vectors(long seed, int count, int directions, double fade) {
        Random random = new Random(seed);
        float[][] along = new float[directions][WIDTH];
        double strength = 1;
        for (float[] direction : along) {
            for (int i = 0; i < WIDTH; i++) {
                direction[i] = (float) (random.nextGaussian() * strength);
            }
            strength *= fade == 0 ? 1 : fade;
        }
        List<float[]> vectors = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            float[] vector = new float[WIDTH];
            for (float[] direction : along) {
                float amount = (float) random.nextGaussian();
                for (int i = 0; i < WIDTH; i++) {
                    vector[i] += amount * direction[i];
                }
            }
            vectors.add(vector);
        }
        return vectors;
    }

    private static double distance(float[] one, float[] other) {
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            squares += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(squares);
    }
}
