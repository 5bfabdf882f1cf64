package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.TrackUpdate;
import dev.segue.events.TrackUpdate.Count;
import dev.segue.events.TrackUpdate.Kind;
import dev.segue.learning.trending.Reach;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.learning.trending.TrendingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class TrackRowsTest {

    @Test
    void totalsAreReadAsTheyWereWritten() {
        assertThat(readBack(TrackRows.totals(), played(""))).isEqualTo(played(""));
        assertThat(readBack(TrackRows.totals(), played("SE", "", "BR"))).isEqualTo(played("SE", "", "BR"));
        assertThat(readBack(TrackRows.totals(), TrackTotals.NONE)).isEqualTo(TrackTotals.NONE);
    }

    @Test
    void aCountryCosts19BytesAndTheRowIsBounded() {
        int none = written(TrackRows.totals(), played("")).length;
        TrackTotals everywhere = played("SE", "BR", "DE", "FR", "JP", "NG", "US", "IN", "CA", "MX");

        assertThat(written(TrackRows.totals(), played("SE"))).hasSize(none + 19);
        assertThat(written(TrackRows.totals(), everywhere)).hasSizeLessThanOrEqualTo(none + 8 * 19 + 4);
    }

    @Test
    void rowsFromBeforeCountriesSayThatTheUsualIsNotKnown() {
        byte[] row = written(TrackRows.totals(), played(""));
        byte[] before = Arrays.copyOf(row, row.length - 9);

        TrackTotals read = TrackRows.totals().deserializer().deserialize("any", before);

        assertThat(read.plays()).isEqualTo(1);
        assertThat(read.reach()).isEqualTo(Reach.UNKNOWN);
        assertThat(written(TrackRows.totals(), read)).isEqualTo(before);
    }

    @Test
    void anUpdateCarriesTheCountryOfItsPlay() {
        for (String country : List.of("", "SE")) {
            TrackUpdate update = TrackUpdate.counting(7, new Count(Kind.PLAY, true, false, country), Optional.empty());

            assertThat(readBack(TrackUpdateSerde.serde(), update)).isEqualTo(update);
        }
    }

    private static TrackTotals played(String... countries) {
        TrackTotals totals = TrackTotals.NONE;
        for (String country : countries) {
            totals = totals.with(
                    TrackUpdate.counting(1_000, new Count(Kind.PLAY, true, true, country), Optional.empty()),
                    TrendingSettings.DEFAULTS);
        }
        return totals;
    }

    private static <T> T readBack(Serde<T> serde, T row) {
        return serde.deserializer().deserialize("any", written(serde, row));
    }

    private static <T> byte[] written(Serde<T> serde, T row) {
        return serde.serializer().serialize("any", row);
    }
}
