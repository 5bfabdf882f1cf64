package dev.segue.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.TrackId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackIndexTest {

    @TempDir
    private Path folder;

    private TrackIndex index;

    @BeforeEach
    void threeTracks() {
        index = new TrackIndex(folder, new Kept());
        index.put(CatalogTrack.of("dejavu", "Déjà Vu", "Beyoncé"));
        index.put(CatalogTrack.of("hoppipolla", "Hoppípolla", "Sigur Rós"));
        index.put(CatalogTrack.of("uncertain", "Uncertain Smile", "The The"));
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deja vu        | dejavu
            DÉJÀ           | dejavu
            beyonce vu     | dejavu
            hopp           | hoppipolla
            sigur hop      | hoppipolla
            hoppipola      | hoppipolla
            uncertian smil | uncertain
            the the        | uncertain
            """)
    void findsWordsWithOrWithoutAccentsBeginningsAndTypingErrors(String text, String track) {
        assertThat(index.search(text, 10)).extracting(hit -> hit.track().key()).containsExactly(track);
    }

    @ParameterizedTest
    @CsvSource({"sigur vu", "xyzzy", "'?!'", "se"})
    void findsNothingWhenAWordIsNowhere(String text) {
        assertThat(index.search(text, 10)).isEmpty();
    }

    @Test
    void whatIsNearlyTheWordIsLookedForOnlyWhereTheWordIsNowhere() {
        index.put(CatalogTrack.of("smite", "Smite", "X"));

        assertThat(index.search("smile", 10))
                .extracting(hit -> hit.track().key())
                .containsExactly("uncertain");
        assertThat(index.search("smike", 10))
                .extracting(hit -> hit.track().key())
                .containsExactlyInAnyOrder("uncertain", "smite");
    }

    @Test
    void theExactTitleComesFirst() {
        index.put(CatalogTrack.of("longer", "Smiles Everywhere", "X"));
        index.put(CatalogTrack.of("exact", "Smile", "X"));

        assertThat(index.search("smile", 10))
                .extracting(hit -> hit.track().key())
                .startsWith("exact");
    }

    @Test
    void aChangeTakesThePlaceOfWhatWasThereAndARemovalIsSeenAtOnce() {
        index.put(CatalogTrack.of("dejavu", "Again", "Beyoncé"));
        index.remove(new TrackId("uncertain"));

        assertThat(index.search("vu", 10)).isEmpty();
        assertThat(index.search("again", 10)).hasSize(1);
        assertThat(index.search("smile", 10)).isEmpty();
        assertThat(index.size()).isEqualTo(2);
    }

    @Test
    void aTrackIsFoundByItsIdAndByAnExternalId() {
        CatalogTrack plain = CatalogTrack.of("t", "Title", "Artist");
        CatalogTrack track = new CatalogTrack(
                plain.id(),
                "Title",
                plain.artists(),
                plain.album(),
                "",
                "",
                List.of(),
                List.of(),
                Map.of(),
                Map.of("isrc", List.of("us-aaa-12-00001")));
        index.put(track);

        assertThat(index.find("t")).contains(track);
        assertThat(index.find("isrc:USAAA1200001")).contains(track);
        assertThat(index.find("nothing")).isEmpty();
    }

    /// Keeps tracks in memory, under their ids.
    private static final class Kept implements TrackIndex.RecordForm {

        private final Map<String, CatalogTrack> tracks = new ConcurrentHashMap<>();

        @Override
        public byte[] write(CatalogTrack track) {
            tracks.put(track.key(), track);
            return track.key().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public CatalogTrack read(byte[] bytes) {
            CatalogTrack track = tracks.get(new String(bytes, StandardCharsets.UTF_8));
            assertThat(track).isNotNull();
            return Objects.requireNonNull(track);
        }
    }
}
