package dev.segue.evaluation.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseRowTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void addsAsAMapDoes(long seed) {
        Random random = new Random(seed);
        SparseRow row = new SparseRow();
        Map<Integer, Float> expected = new HashMap<>();

        for (int i = 0; i < 5000; i++) {
            int track = random.nextInt(900) * 64;
            row.add(track, 2);
            expected.merge(track, 2f, Float::sum);
        }

        assertThat(entries(row)).isEqualTo(expected);
        assertThat(row.size()).isEqualTo(expected.size());
        assertThat(row.get(1)).isZero();
        assertThat(row.contains(1)).isFalse();
    }

    @Test
    void keepsTheGreatest() {
        SparseRow row = new SparseRow();
        for (int track = 0; track < 100; track++) {
            row.add(track, track);
        }

        row.keep(3);

        assertThat(entries(row)).isEqualTo(Map.of(97, 97f, 98, 98f, 99, 99f));
    }

    private static Map<Integer, Float> entries(SparseRow row) {
        Map<Integer, Float> entries = new HashMap<>();
        row.forEach(entries::put);
        return entries;
    }
}
