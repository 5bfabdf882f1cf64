package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.FeatureBytes;
import dev.segue.listener.Impression;
import dev.segue.listener.Outcome;
import dev.segue.listener.Outcome.Kind;
import dev.segue.listener.ShownTrack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpressionRowsTest {

    private static final long NOON = 1_772_366_400_000L;

    @ParameterizedTest
    @CsvSource({"1, 0, false", "1, 20, true", "0.25, 3, false"})
    void aRowIsReadAsItWasWritten(float propensity, int tracks, boolean closed) {
        Impression row = row(propensity, tracks, closed, new byte[] {3, -1, 0});

        assertThat(again(row)).isEqualTo(row);
    }

    @Test
    void aListOfTwentyTakesThirteenBytesATrack() {
        int empty = length(row(1, 0, false, new byte[0]));

        assertThat(length(row(1, 20, false, new byte[0])) - empty).isEqualTo(20 * 13);
    }

    private static Impression row(float propensity, int tracks, boolean closed, byte[] features) {
        List<ShownTrack> shown = new ArrayList<>();
        for (int i = 0; i < tracks; i++) {
            shown.add(new ShownTrack(i * 0x9E3779B97F4A7C15L, i + 1, 1.5f - i, propensity));
        }
        List<Outcome> outcomes = features.length == 0
                ? List.of()
                : Arrays.stream(Kind.values())
                        .map(kind -> new Outcome(kind.code(), kind, NOON - kind.code()))
                        .toList();
        return new Impression(
                "3-00c0ffee00c0ffee",
                NOON,
                NOON + 250,
                "mixed",
                "default",
                0,
                shown,
                FeatureBytes.of(features),
                outcomes,
                closed);
    }

    private static Impression again(Impression row) {
        Serde<Impression> serde = ImpressionRows.serde();
        return serde.deserializer().deserialize("", serde.serializer().serialize("", row));
    }

    private static int length(Impression row) {
        return ImpressionRows.serde().serializer().serialize("", row).length;
    }
}
