package dev.segue.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InventedCatalogTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 37, 5000})
    void hasExactlyAsManyTracksAsAskedFor(int tracks) {
        InventedCatalog catalog = InventedCatalog.of(1, tracks);

        assertThat(catalog.tracks()).hasSize(tracks);
        assertThat(catalog.playlists()).hasSize(InventedCatalog.PLAYLISTS);
    }

    @Test
    void isTheSameForASeedAndAnotherForAnother() {
        assertThat(InventedCatalog.of(7, 300)).isEqualTo(InventedCatalog.of(7, 300));
        assertThat(InventedCatalog.of(7, 300).tracks())
                .isNotEqualTo(InventedCatalog.of(8, 300).tracks());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void givesEachThingItsOwnId(long seed) {
        InventedCatalog catalog = InventedCatalog.of(seed, 2000);

        assertThat(catalog.tracks())
                .extracting(InventedTrack::id)
                .doesNotHaveDuplicates()
                .startsWith("trk-00000", "trk-00001");
        assertThat(catalog.albums())
                .extracting(InventedAlbum::id)
                .doesNotHaveDuplicates()
                .startsWith("alb-00000");
        assertThat(catalog.artists())
                .extracting(InventedArtist::id)
                .doesNotHaveDuplicates()
                .startsWith("art-0000");
        assertThat(catalog.artists()).extracting(InventedArtist::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void albumsHoldTheirTracksInOrder(long seed) {
        InventedCatalog catalog = InventedCatalog.of(seed, 2000);
        Map<String, List<InventedTrack>> byAlbum =
                catalog.tracks().stream().collect(Collectors.groupingBy(InventedTrack::albumId));

        assertThat(catalog.albums()).allSatisfy(album -> {
            List<InventedTrack> tracks = byAlbum.getOrDefault(album.id(), List.of());
            assertThat(tracks).extracting(InventedTrack::id).isEqualTo(album.trackIds());
            assertThat(tracks).extracting(InventedTrack::artistId).containsOnly(album.artistId());
            assertThat(tracks).extracting(InventedTrack::year).containsOnly(album.year());
            assertThat(tracks.getLast().number()).isEqualTo(tracks.size());
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void playlistsGoFromCalmToWildWithoutRepeats(long seed) {
        InventedCatalog catalog = InventedCatalog.of(seed, 2000);
        Shelves shelves = Shelves.of(catalog.tracks());

        assertThat(catalog.playlists())
                .allSatisfy(playlist -> assertThat(playlist.trackIds())
                        .doesNotHaveDuplicates()
                        .hasSizeBetween(5, 30)
                        .extracting(id -> shelves.track(id).mood().energy())
                        .isSortedAccordingTo(Comparator.naturalOrder()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void staysInsideTheRangesOfMusic(long seed) {
        assertThat(InventedCatalog.of(seed, 5000).tracks()).allSatisfy(track -> {
            assertThat(track.tempo()).isBetween(55.0, 200.0);
            assertThat(track.duration().toSeconds()).isBetween(80L, 540L);
            assertThat(track.year()).isBetween(1965, 2024);
            assertThat(track.popularity()).isGreaterThanOrEqualTo(1);
        });
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> InventedCatalog.of(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a catalog of 0 tracks; expected 1 or more");
    }
}
