package dev.segue.learning.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.math.Lanes;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentMapTest {

    private static final int CONTENTS = 32;
    private static final int FACTORS = 16;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void findsTheFactorsThatContentDetermines(long seed) {
        Random random = new Random(seed);
        float[][] truth = new float[FACTORS][];
        for (int i = 0; i < FACTORS; i++) {
            truth[i] = vector(random, CONTENTS);
        }
        ContentMap.Learner learner = new ContentMap.Learner(CONTENTS, FACTORS);
        for (int track = 0; track < 4_000; track++) {
            float[] content = vector(random, CONTENTS);
            learner.add(content, factorsOf(content, truth));
        }

        ContentMap map = learner.learnt().orElseThrow();

        float[] cold = vector(random, CONTENTS);
        float[] listener = vector(random, FACTORS);
        double fit = map.offset(listener) + Lanes.dot(map.query(listener), 0, cold, 0, CONTENTS);
        double expected = Lanes.dot(factorsOf(cold, truth), 0, listener, 0, FACTORS);
        assertThat(fit).isCloseTo(expected, within(0.02));
    }

    @Test
    void saysNothingFromFewerTracksThanDimensions() {
        ContentMap.Learner learner = new ContentMap.Learner(CONTENTS, FACTORS);
        learner.add(new float[CONTENTS], new float[FACTORS]);

        assertThat(learner.learnt()).isEmpty();
    }

    private static float[] factorsOf(float[] content, float[][] truth) {
        float[] factors = new float[FACTORS];
        for (int i = 0; i < FACTORS; i++) {
            factors[i] = 0.5f + Lanes.dot(truth[i], 0, content, 0, CONTENTS);
        }
        return factors;
    }

    private static float[] vector(Random random, int length) {
        float[] vector = new float[length];
        for (int i = 0; i < length; i++) {
            vector[i] = (float) random.nextGaussian() / 4;
        }
        return vector;
    }
}
