package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.TrackIndex;
import dev.segue.events.TrackId;
import dev.segue.wire.CatalogBytes;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexedTracksTest {

    /// More than wait at a time.
    private static final int TRACKS = 6_000;

    @TempDir
    private Path folder;

    private TrackIndex index;
    private IndexedTracks indexed;

    @BeforeEach
    void create() {
        index = new TrackIndex(folder, CatalogBytes.form());
        indexed = new IndexedTracks(index);
    }

    @AfterEach
    void close() {
        indexed.started();
        index.close();
    }

    @Test
    void allThatWasToldInTheStartIsFoundAfterItInTheOrderInWhichItWasTold() {
        for (int i = 0; i < TRACKS; i++) {
            indexed.put(CatalogTrack.of("t" + i, "Old " + i, "Ann"));
        }
        indexed.put(CatalogTrack.of("t7", "New", "Ann"));
        indexed.remove(new TrackId("t8"));
        indexed.put(CatalogTrack.of("t8", "Back", "Ann"));
        indexed.remove(new TrackId("t9"));

        indexed.started();

        assertThat(index.find("t7").orElseThrow().title()).isEqualTo("New");
        assertThat(index.find("t8").orElseThrow().title()).isEqualTo("Back");
        assertThat(index.find("t9")).isEmpty();
        assertThat(index.find("t" + (TRACKS - 1))).isPresent();
        assertThat(index.size()).isEqualTo(TRACKS - 1);
    }

    @Test
    void afterTheStartEveryChangeIsFoundAtOnce() {
        indexed.started();

        indexed.put(CatalogTrack.of("t", "Title", "Ann"));
        assertThat(index.find("t")).isPresent();

        indexed.remove(new TrackId("t"));
        assertThat(index.find("t")).isEmpty();
    }
}
