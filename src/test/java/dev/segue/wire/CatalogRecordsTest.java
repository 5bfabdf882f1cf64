package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalog.AlbumPlace;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Credit;
import dev.segue.events.TrackId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogRecordsTest {

    @Test
    void aTrackComesBackAsItWas() {
        CatalogTrack track = new CatalogTrack(
                new TrackId("t"),
                "Title",
                List.of(new Credit("a", "Ann")),
                new AlbumPlace("al", "First", 3),
                "1999-03",
                "en",
                List.of("pop"),
                List.of("calm"),
                Map.of(
                        "tempo",
                        120.5,
                        "key",
                        -1.0,
                        "duration_ms",
                        1000.0,
                        "explicit",
                        1.0,
                        "popularity",
                        5.0,
                        "grit",
                        0.3),
                Map.of("isrc", List.of("X", "Y")));

        assertThat(CatalogRecords.track(CatalogRecords.record(track))).isEqualTo(track);
    }

    @Test
    void aTrackOfWhichNothingIsKnownComesBackAsItWas() {
        CatalogTrack track = CatalogTrack.of("t", "", "");

        assertThat(CatalogRecords.track(CatalogRecords.record(track))).isEqualTo(track);
    }

    @Test
    void aNumberThatCannotBeIsLeftOut() {
        Track record = CatalogRecords.record(CatalogTrack.of("t", "", ""));
        record.setPopularity(1e9);
        record.setTrackNumber(-4);

        assertThat(CatalogRecords.track(record)).isEqualTo(CatalogTrack.of("t", "", ""));
    }
}
