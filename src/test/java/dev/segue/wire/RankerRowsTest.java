package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.OfGeneration;
import dev.segue.learning.ranker.Odds;
import dev.segue.learning.ranker.ProspectCounter;
import dev.segue.learning.ranker.Prospects;
import dev.segue.learning.ranker.RankerState;
import dev.segue.learning.ranker.RankerUpdate;
import dev.segue.learning.ranker.RankerWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankerRowsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void aStateIsReadAsItWasWritten(long seed) {
        RankerState state = new RankerState(
                RankerWeights.ofUnits(3, 5, 77, units(seed), units(seed + 1)),
                Map.of(0, 12L, 7, Long.MAX_VALUE),
                Prospects.NONE.plus(counts(seed)));

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
                new OfGeneration<>(3, new RankerUpdate(7, 300, 12, units(seed), units(seed + 1), counts(seed)));

        OfGeneration<RankerUpdate> read = RankerRows.update()
                .deserializer()
                .deserialize("any", RankerRows.update().serializer().serialize("any", update));

        assertThat(read).usingRecursiveComparison().isEqualTo(update);
    }

    @Test
    void rowsFromBeforeOutcomesWereCountedAreReadWithout() {
        byte[] update = RankerRows.update()
                .serializer()
                .serialize("any", new OfGeneration<>(0, new RankerUpdate(7, 1, 2, units(1), units(2), new long[0])));
        byte[] shorter = Arrays.copyOf(update, update.length - 2); // without its generation and its empty counts

        OfGeneration<RankerUpdate> read = RankerRows.update().deserializer().deserialize("any", shorter);

        assertThat(read.generation()).isZero();
        assertThat(read.value().prospectCounts()).isEmpty();
        assertThat(read.value().weightUnits()).isEqualTo(units(1));
    }

    private static long[] counts(long seed) {
        ProspectCounter counter = new ProspectCounter();
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            List<Odds> offered = List.of(
                    new Odds(random.nextDouble(), random.nextDouble()),
                    new Odds(random.nextDouble(), random.nextDouble()));
            counter.count(offered, random.nextInt(3) - 1, random.nextBoolean());
        }
        return counter.take();
    }

    private static long[] units(long seed) {
        return new Random(seed).longs(15, -(1L << 37), 1L << 37).toArray();
    }
}
