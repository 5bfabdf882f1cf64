package dev.segue.learning.factors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.math.GramMatrix;
import dev.segue.math.RidgeSystem;
import dev.segue.math.Vectors;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackReservoirTest {

    private static final int SLOTS = 8;

    private final FactorSettings settings = new FactorSettings(16, 50, SLOTS, 0.1f, 1, 1, 0, 1);
    private final GramMatrix everyone = new GramMatrix(16);
    private final RidgeSystem system = new RidgeSystem(16);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void theSameUpdatesGiveTheSameVectorToTheBit(long seed) {
        TrackReservoir one = new TrackReservoir(settings);
        TrackReservoir again = new TrackReservoir(settings);
        for (int i = 0; i < 100; i++) {
            one.put(listener(seed, i), Vectors.random(16, seed + i), 0, 0.7f);
            vectorOf(one);
        }
        for (int i = 0; i < 100; i++) {
            again.put(listener(seed, i), Vectors.random(16, seed + i), 0, 0.7f);
        }

        assertThat(vectorOf(again)).containsExactly(vectorOf(one));
        assertThat(again.applied()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void onlyTheLatestListenersCount(long seed) {
        TrackReservoir full = new TrackReservoir(settings);
        TrackReservoir few = new TrackReservoir(settings);
        for (int i = 0; i < 30; i++) {
            full.put(i, Vectors.random(16, seed + i), 0, 0.7f);
        }
        for (int i = 30 - SLOTS; i < 30; i++) {
            few.put(i, Vectors.random(16, seed + i), 0, 0.7f);
        }

        assertThat(vectorOf(full)).containsExactly(vectorOf(few));
        assertThat(full.size()).isEqualTo(SLOTS);
    }

    @Test
    void aListenerCountsOnceWithTheLatestVector() {
        TrackReservoir repeated = new TrackReservoir(settings);
        repeated.put(1, Vectors.random(16, 5), 0, 0.7f);
        repeated.put(2, Vectors.random(16, 6), 0, 0.7f);
        repeated.put(1, Vectors.random(16, 7), 0, 0.7f);
        TrackReservoir once = new TrackReservoir(settings);
        once.put(2, Vectors.random(16, 6), 0, 0.7f);
        once.put(1, Vectors.random(16, 7), 0, 0.7f);

        assertThat(vectorOf(repeated)).containsExactly(vectorOf(once));
        assertThat(repeated.size()).isEqualTo(2);
    }

    @Test
    void whoSkipsItPushesItAway() {
        float[] listener = Vectors.random(16, 1);
        TrackReservoir reservoir = new TrackReservoir(settings);
        reservoir.put(1, listener, 0, 0.7f);
        float liked = productWith(listener, vectorOf(reservoir));
        reservoir.put(2, listener, 0, -0.5f);

        assertThat(productWith(listener, vectorOf(reservoir))).isBetween(0f, liked * 0.99f);
    }

    private float[] vectorOf(TrackReservoir reservoir) {
        float[] vector = new float[16];
        reservoir.begin(system, everyone);
        assertThat(system.solve(vector, 0)).isTrue();
        return vector;
    }

    private static long listener(long seed, int update) {
        return new Random(seed * 1000 + update).nextInt(20);
    }

    private static float productWith(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
