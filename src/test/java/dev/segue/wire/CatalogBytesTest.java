package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalog.AlbumPlace;
import dev.segue.catalog.Catalog;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Credit;
import dev.segue.events.TrackId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogBytesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void aCatalogOfBytesFindsAndUnitesWhatACatalogOfObjectsDoes(long seed) {
        Random random = new Random(seed);
        Catalog whole = new Catalog();
        Catalog packed = new Catalog(CatalogBytes.form());
        int merged = 0;

        for (int i = 0; i < 500; i++) {
            CatalogTrack record = record(random);
            Catalog.Change change = whole.take(record, "invented");
            merged += change.merged().size();

            assertThat(packed.take(record, "invented")).isEqualTo(change);
        }

        assertThat(packed.size()).isEqualTo(whole.size());
        assertThat(merged).isPositive();
    }

    private static CatalogTrack record(Random random) {
        return new CatalogTrack(
                new TrackId("t" + random.nextInt(100)),
                "Title " + random.nextInt(80),
                List.of(new Credit("a" + random.nextInt(5), "Ann")),
                new AlbumPlace("", "Album " + random.nextInt(20), random.nextInt(12)),
                Integer.toString(1960 + random.nextInt(60)),
                "",
                List.of("pop"),
                List.of(),
                Map.of("tempo", 60.0 + random.nextInt(100), "duration_ms", 100_000.0 + random.nextInt(9_000)),
                random.nextBoolean() ? Map.of("deezer", List.of("d" + random.nextInt(120))) : Map.of());
    }
}
