package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.FactorStep;
import dev.segue.events.HalfVector;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.OfGeneration;
import dev.segue.events.TrackUpdate;
import dev.segue.events.TrackUpdate.Count;
import dev.segue.events.TrackUpdate.Kind;
import dev.segue.learning.factors.NumberedStep;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorRowsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void aVectorIsReadAsItWasWritten(long seed) {
        for (int generation : new int[] {0, 1, 300}) {
            OfGeneration<HalfVector> vector = new OfGeneration<>(generation, vector(seed));

            assertThat(copied(FactorRows.vector(), vector)).isEqualTo(vector);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void aSlotIsReadAsItWasWritten(long seed) {
        for (int generation : new int[] {0, 1, 300}) {
            NumberedStep slot = new NumberedStep(seed * 1_000_000, step(seed), generation);

            assertThat(copied(FactorRows.numberedStep(), slot)).isEqualTo(slot);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void anUpdateCarriesItsStep(long seed) {
        TrackUpdate update = TrackUpdate.counting(
                        seed, new Count(Kind.PLAY, true, false), Optional.of(new Description("a", "b", "c")))
                .withStep(new OfGeneration<>(3, step(seed)));

        assertThat(copied(TrackUpdateSerde.serde(), update)).isEqualTo(update);
    }

    @Test
    void aStepOf32DimensionsTakes77BytesOfAnUpdate() {
        TrackUpdate update = TrackUpdate.counting(1, new Count(Kind.PLAY, true, false), Optional.empty());

        assertThat(lengthOf(update.withStep(new OfGeneration<>(0, step(1)))) - lengthOf(update))
                .isEqualTo(77);
    }

    private static int lengthOf(TrackUpdate update) {
        return TrackUpdateSerde.serde().serializer().serialize("any", update).length;
    }

    private static FactorStep step(long seed) {
        return new FactorStep(new Random(seed).nextLong(), -0.4f, vector(seed));
    }

    private static HalfVector vector(long seed) {
        Random random = new Random(seed);
        float[] entries = new float[32];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = (float) random.nextGaussian();
        }
        return HalfVector.of(entries);
    }

    private static <T> T copied(Serde<T> serde, T row) {
        return serde.deserializer().deserialize("any", serde.serializer().serialize("any", row));
    }
}
