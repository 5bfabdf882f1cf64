package dev.segue.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64, 128, 208})
    void aDotProductIsSixteenChainsFoldedInHalves(int length) {
        float[] one = Vectors.random(length + 3, 1);
        float[] other = Vectors.random(length + 5, 2);

        assertThat(Lanes.dot(one, 3, other, 5, length)).isEqualTo(inSixteenChains(one, 3, other, 5, length));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void aDotProductIsTheSumOfTheProducts(long seed) {
        float[] one = Vectors.random(64, seed);
        float[] other = Vectors.random(64, seed + 1);

        double sum = 0;
        for (int i = 0; i < 64; i++) {
            sum += (double) one[i] * other[i];
        }

        assertThat((double) Lanes.dot(one, 0, other, 0, 64)).isCloseTo(sum, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 48})
    void addsAMultipleWithOneRounding(int length) {
        float[] into = Vectors.random(length + 1, 3);
        float[] vector = Vectors.random(length + 2, 4);
        float[] expected = into.clone();
        for (int i = 0; i < length; i++) {
            expected[1 + i] = Math.fma(vector[2 + i], 0.3f, into[1 + i]);
        }

        Lanes.addScaled(into, 1, 0.3f, vector, 2, length);

        assertThat(into).containsExactly(expected);
    }

    private static float inSixteenChains(float[] one, int from, float[] other, int otherFrom, int length) {
        float[] chains = new float[Lanes.WIDTH];
        for (int i = 0; i < length; i++) {
            chains[i % Lanes.WIDTH] = Math.fma(one[from + i], other[otherFrom + i], chains[i % Lanes.WIDTH]);
        }
        for (int half = Lanes.WIDTH / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                chains[i] += chains[i + half];
            }
        }
        return chains[0];
    }
}
