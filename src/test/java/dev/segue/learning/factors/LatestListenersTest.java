package dev.segue.learning.factors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.HalfVector;
import dev.segue.math.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatestListenersTest {

    private final FactorSettings settings = new FactorSettings(true, 16, 50, 8, 1, 0.1f, 1, 1, 1, 0, 0);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void isRebuiltFromItsSlotsToTheBit(long seed) {
        LatestListeners all = new LatestListeners(settings);
        int written = 3 * LatestListeners.SIZE;
        for (int i = 0; i < written; i++) {
            all.put(i % LatestListeners.SIZE, vector(seed + i));
        }

        LatestListeners rebuilt = new LatestListeners(settings);
        for (int slot = LatestListeners.SIZE - 1; slot >= 0; slot--) {
            rebuilt.put(slot, vector(seed + 2 * LatestListeners.SIZE + slot));
        }

        for (int i = 0; i < 16; i++) {
            for (int j = 0; j < 16; j++) {
                assertThat(rebuilt.gram().at(i, j)).isEqualTo(all.gram().at(i, j));
            }
        }
    }

    @Test
    void oneUpdateInAFewGivesItsVectorToTheNextSlot() {
        assertThat(LatestListeners.slotOf(0)).isZero();
        assertThat(LatestListeners.slotOf(1)).isNegative();
        assertThat(LatestListeners.slotOf(LatestListeners.EVERY)).isEqualTo(1);
        assertThat(LatestListeners.slotOf((long) LatestListeners.EVERY * LatestListeners.SIZE))
                .isZero();
    }

    private static HalfVector vector(long seed) {
        return HalfVector.of(Vectors.random(16, seed));
    }
}
