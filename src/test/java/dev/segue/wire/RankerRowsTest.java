package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.OfGeneration;
import dev.segue.learning.ranker.RankerState;
import dev.segue.learning.ranker.RankerUpdate;
import dev.segue.learning.ranker.RankerWeights;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankerRowsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void aStateIsReadAsItWasWritten(long seed) {
        RankerState state = new RankerState(
                RankerWeights.ofUnits(3, 5, 77, units(seed), units(seed + 1)), Map.of(0, 12L, 7, Long.MAX_VALUE));

        for (int generation : new int[] {0, 1, 300}) {
            OfGeneration<RankerState> learnt = new OfGeneration<>(generation, state);

            OfGeneration<RankerState> read = RankerRows.state()
                    .deserializer()
                    .deserialize("any", RankerRows.state().serializer().serialize("any", learnt));

            assertThat(read).isEqualTo(learnt);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void anUpdateIsReadAsItWasWritten(long seed) {
        OfGeneration<RankerUpdate> update =
                new OfGeneration<>(3, new RankerUpdate(7, 300, 12, units(seed), units(seed + 1)));

        OfGeneration<RankerUpdate> read = RankerRows.update()
                .deserializer()
                .deserialize("any", RankerRows.update().serializer().serialize("any", update));

        assertThat(read).usingRecursiveComparison().isEqualTo(update);
    }

    private static long[] units(long seed) {
        return new Random(seed).longs(15, -(1L << 37), 1L << 37).toArray();
    }
}
