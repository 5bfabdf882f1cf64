package dev.segue.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopKTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void doesNotDependOnTheOrderOfOffersEvenWithTies(long seed) {
        List<Long> keys = new ArrayList<>();
        for (long key = 0; key < 200; key++) {
            keys.add(key);
        }
        long[] inOrder = best(keys);
        Collections.shuffle(keys, new Random(seed));

        assertThat(best(keys)).containsExactly(inOrder);
    }

    @Test
    void putsTheBestFirst() {
        TopK top = new TopK(2);
        top.offer(1, 0.1);
        top.offer(2, 0.9);
        top.offer(3, 0.5);

        assertThat(top.toKeys()).containsExactly(2, 3);
    }

    @Test
    void refusesWhatIsNotANumber() {
        TopK top = new TopK(2);
        top.offer(1, Double.NaN);

        assertThat(top.toKeys()).isEmpty();
    }

    private static long[] best(List<Long> keys) {
        TopK top = new TopK(30);
        for (long key : keys) {
            top.offer(key, (double) (key % 5));
        }
        return top.toKeys();
    }
}
