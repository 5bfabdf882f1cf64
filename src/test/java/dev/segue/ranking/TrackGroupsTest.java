package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalog.AlbumPlace;
import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Credit;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.events.TrackUpdate;
import dev.segue.events.TrackUpdate.Count;
import dev.segue.events.TrackUpdate.Kind;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.ranking.GroupRanking.RankedGroup;
import dev.segue.ranking.PlaylistContinuation.Continued;
import dev.segue.ranking.PlaylistContinuation.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Albums, artists, playlists and genres, from what is said of their tracks.
class TrackGroupsTest {

    private final Model model = new Model(TrendingSettings.DEFAULTS);
    private final TrackGroups groups = model.groups();
    private final List<CatalogTrack> catalog = new ArrayList<>();
    private final GroupRanking ranking = new GroupRanking(model, groups);

    @Test
    void anAlbumIsNearToAlbumsOfTheSameSound() {
        describeAll();

        List<RankedGroup> near =
                ranking.similar(GroupKind.ALBUM, "folk-album-0", 4).orElseThrow();

        assertThat(near).extracting(RankedGroup::id).hasSize(4).allMatch(id -> id.startsWith("folk"));
        assertThat(near.getFirst().tracks()).isNotEmpty();
    }

    @Test
    void anUnknownGroupHasNoneNear() {
        describeAll();

        assertThat(ranking.similar(GroupKind.ARTIST, "nobody", 3)).isEmpty();
        assertThat(trending("polka")).isEmpty();
    }

    @Test
    void aListenersArtistsAreThoseOfTheirList() {
        describeAll();

        List<RankedGroup> holding = ranking.holding(
                GroupKind.ARTIST, List.of(new TrackId("metal-3"), new TrackId("metal-13"), new TrackId("folk-4")), 5);

        assertThat(holding).extracting(RankedGroup::id).containsExactly("metal-artist-3", "folk-artist-4");
        assertThat(holding.getFirst().tracks()).containsExactly(new TrackId("metal-3"), new TrackId("metal-13"));
    }

    @Test
    void aTrackThatChangesItsAlbumLeavesTheOldOne() {
        describe(track("folk", 1, "first"));
        describe(track("folk", 1, "second"));

        assertThat(groups.find(GroupKind.ALBUM, "first")).isNull();
        assertThat(groups.size(GroupKind.ALBUM)).isEqualTo(1);

        groups.remove(new TrackId("folk-1"));

        assertThat(groups.size(GroupKind.ALBUM)).isZero();
        assertThat(groups.size(GroupKind.GENRE)).isZero();
    }

    @Test
    void aGenresTrendIsOfItsOwnTracks() {
        describeAll();
        play("folk-1", 1);
        play("folk-2", 2);
        play("metal-1", 5);

        assertThat(trending("Folk").orElseThrow())
                .extracting(Ranked.RankedTrack::id)
                .containsExactly(new TrackId("folk-2"), new TrackId("folk-1"));
    }

    private Optional<List<Ranked.RankedTrack>> trending(String genre) {
        TrendingRequest request = new TrendingRequest(Optional.of(genre), "", TrendingRequest.Order.LISTENERS, 5);
        return new TrendingTracks(model).of(request, Instant.ofEpochMilli(1_000));
    }

    @Test
    void aPlaylistGoesOnWithWhatSharesItsPlaylistsTitleArtistsAndSound() {
        describeAll();
        groups.put(new CatalogPlaylist("p1", "Rainy folk", List.of(), List.of("folk-1", "folk-2", "folk-3")));
        groups.put(new CatalogPlaylist("p2", "Loud", List.of(), List.of("metal-1", "metal-2")));

        List<Continued> continued = new PlaylistContinuation(model, groups)
                .of("folk for rain", List.of(new TrackId("folk-1")), Set.of(new TrackId("folk-2")), 10);

        assertThat(continued.getFirst().id()).isEqualTo(new TrackId("folk-3"));
        assertThat(continued.getFirst().evidence())
                .containsEntry(Evidence.PLAYLISTS, 1.0)
                .containsEntry(Evidence.TITLE, 1.0);
        assertThat(continued)
                .extracting(track -> track.id().value())
                .contains("folk-11")
                .doesNotContain("folk-1", "folk-2");
    }

    @Test
    void aTitleAloneIsEnough() {
        describeAll();
        groups.put(new CatalogPlaylist("p2", "Loud and fast", List.of(), List.of("metal-1", "metal-2")));

        assertThat(new PlaylistContinuation(model, groups).of("LOUD!", List.of(), Set.of(), 10))
                .extracting(track -> track.id().value())
                .containsExactlyInAnyOrder("metal-1", "metal-2");
    }

    @Test
    void aPlaylistThatIsTakenOutSaysNothingMore() {
        describeAll();
        groups.put(new CatalogPlaylist("p2", "Loud", List.of(), List.of("metal-1")));
        groups.removePlaylist("p2");

        assertThat(new PlaylistContinuation(model, groups).of("loud", List.of(), Set.of(), 10))
                .isEmpty();
    }

    private void describeAll() {
        for (int i = 0; i < 40; i++) {
            describe(track("folk", i, "folk-album-" + i / 4));
            describe(track("metal", i, "metal-album-" + i / 4));
        }
        new CatalogContent(model).fit(catalog::forEach);
    }

    private void describe(CatalogTrack track) {
        catalog.add(track);
        groups.put(track);
        model.apply(track.track());
    }

    private void play(String track, int times) {
        TrackTotals totals = TrackTotals.NONE;
        for (int i = 0; i < times; i++) {
            totals = totals.with(
                    TrackUpdate.counting(
                            1_000L + i, new Count(Kind.PLAY, true, true), Optional.of(new Description("a", "", ""))),
                    TrendingSettings.DEFAULTS);
        }
        model.apply(new TrackId(track), totals);
    }

    private static CatalogTrack track(String genre, int number, String album) {
        double energy = genre.equals("folk") ? 0.1 + number % 10 / 100.0 : 0.9 - number % 10 / 100.0;
        return new CatalogTrack(
                new TrackId(genre + "-" + number),
                "Song " + number,
                List.of(new Credit("", genre + "-artist-" + number % 10)),
                new AlbumPlace(album, album, 1 + number % 4),
                "",
                "",
                List.of(genre),
                List.of(),
                Map.of("energy", energy, "tempo", 90 + 60 * energy),
                Map.of());
    }
}
