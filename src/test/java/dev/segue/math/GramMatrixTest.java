package dev.segue.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GramMatrixTest {

    private static final int DIMENSIONS = 32;

    @Test
    void holdsTheSumOfTheProducts() {
        GramMatrix gram = new GramMatrix(DIMENSIONS);
        float[] one = Vectors.random(DIMENSIONS, 1);
        float[] other = Vectors.random(DIMENSIONS, 2);
        gram.add(one, 0, 1);
        gram.add(other, 0, 0.5);

        assertThat((double) gram.at(7, 3)).isCloseTo(one[3] * one[7] + 0.5 * other[3] * other[7], within(1e-6));
        assertThat(gram.at(3, 7)).isEqualTo(gram.at(7, 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void doesNotDependOnOrderNorOnWhatCameAndWent(long seed) {
        List<float[]> vectors = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            vectors.add(Vectors.random(DIMENSIONS, seed + i));
        }
        GramMatrix inOrder = sumOf(vectors);
        Collections.shuffle(vectors, new Random(seed));
        GramMatrix detour = sumOf(vectors);
        for (int i = 0; i < 50; i++) {
            float[] guest = Vectors.random(DIMENSIONS, -i);
            detour.add(guest, 0, 0.7 * i);
            detour.add(guest, 0, -0.7 * i);
        }

        assertThat(detour.upper()).containsExactly(inOrder.upper());
    }

    @Test
    void partsMergeToTheWhole() {
        List<float[]> vectors = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            vectors.add(Vectors.random(DIMENSIONS, i));
        }
        GramMatrix merged = sumOf(vectors.subList(25, 40));
        merged.add(sumOf(vectors.subList(0, 25)));

        assertThat(merged.upper()).containsExactly(sumOf(vectors).upper());
    }

    @Test
    void refusesVectorsThatDoNotFillTheLanes() {
        assertThatThrownBy(() -> new GramMatrix(20)).hasMessageContaining("positive multiple of 16");
    }

    private static GramMatrix sumOf(List<float[]> vectors) {
        GramMatrix gram = new GramMatrix(DIMENSIONS);
        for (float[] vector : vectors) {
            gram.add(vector, 0, 1);
        }
        return gram;
    }
}
