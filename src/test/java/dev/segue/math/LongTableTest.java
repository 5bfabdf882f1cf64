package dev.segue.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongTableTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void holdsWhatAHashMapHolds(long seed) {
        Random random = new Random(seed);
        LongTable<String> table = new LongTable<>();
        Map<Long, String> expected = new HashMap<>();

        for (int i = 0; i < 20_000; i++) {
            long key = random.nextInt(3000) - 1500L;
            if (random.nextInt(3) == 0) {
                table.remove(key);
                expected.remove(key);
            } else {
                table.put(key, "v" + i);
                expected.put(key, "v" + i);
            }
        }

        assertThat(table.size()).isEqualTo(expected.size());
        for (long key = -1500; key < 1500; key++) {
            assertThat(table.get(key)).isEqualTo(expected.get(key));
        }
    }
}
