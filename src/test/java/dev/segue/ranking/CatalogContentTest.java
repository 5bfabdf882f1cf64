package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.catalog.AlbumPlace;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Credit;
import dev.segue.events.TrackId;
import dev.segue.ranking.Ranked.RankedTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What the catalog says of tracks that nobody has played, in lists.
class CatalogContentTest {

    @Test
    void aTrackThatNobodyHasPlayedIsOfferedToWhoPlaysWhatIsLikeIt() {
        Listened listened = listenedToFolk();
        described(listened);

        List<RankedTrack> offered =
                listened.offers("ann", RankRequest.Mode.DISCOVER).tracks();

        List<RankedTrack> byContent = offered.stream()
                .filter(track -> track.source() == Source.CONTENT || track.source() == Source.UNHEARD)
                .toList();
        assertThat(byContent).isNotEmpty();
        assertThat(byContent.getFirst().id().value()).startsWith("folk-");
        assertThat(listened.offersOf("ann", Source.CONTENT))
                .extracting(track -> track.id().value())
                .first()
                .asString()
                .startsWith("folk-");
    }

    @Test
    void aTrackThatSomebodyHasPlayedIsNotUnheard() {
        Listened listened = listenedToFolk();
        described(listened);
        listened.plays("ben", "folk-7", "artist-7");

        Ranked offered = listened.offers("ann", RankRequest.Mode.DISCOVER);

        assertThat(offered.tracks())
                .filteredOn(track -> track.reasons().stream()
                        .anyMatch(reason -> reason.code().equals("new_to_everyone")))
                .extracting(RankedTrack::id)
                .isNotEmpty()
                .doesNotContain(new TrackId("folk-7"));
    }

    @Test
    void aTrackDescribedAfterTheFitHasAVectorAtOnce() {
        Listened listened = listenedToFolk();
        CatalogContent content = described(listened);
        CatalogTrack late = track("folk", 1000);
        listened.loop().model().apply(late.track());

        content.put(late);

        assertThat(content.isDue()).isFalse();
        assertThat(new SimilarTracks(BlendSettings.DEFAULTS, listened.loop().model())
                        .to(late.id().fingerprint(), SimilarTracks.By.CONTENT, 5))
                .extracting(track -> track.id().value())
                .hasSize(5)
                .allMatch(id -> id.startsWith("folk-"));
    }

    @Test
    void aTrackDescribedBetweenTwoListsOfTheSamePlaysIsInTheSecond() {
        Listened listened = listenedToFolk();
        CatalogContent content = described(listened);
        List<RankedTrack> first = listened.offersOf("ann", Source.UNHEARD);
        assertThat(listened.offersOf("ann", Source.UNHEARD)).isEqualTo(first);
        CatalogTrack late = track("folk", 1000);
        listened.loop().model().apply(late.track());

        content.put(late);

        assertThat(listened.offersOf("ann", Source.UNHEARD))
                .extracting(RankedTrack::id)
                .contains(late.id())
                .hasSize(first.size());
        assertThat(listened.offersOf("ann", Source.CONTENT))
                .extracting(RankedTrack::id)
                .contains(late.id());
        listened.plays("ben", "folk-1000", "artist-1000");
        assertThat(listened.offersOf("ann", Source.UNHEARD))
                .extracting(RankedTrack::id)
                .doesNotContain(late.id());
    }

    @Test
    void aTrackThatComesWhileTheSpaceIsFittedIsNotLost() {
        Model model = new Listened().loop().model();
        CatalogContent content = new CatalogContent(model);
        CatalogTrack late = track("folk", 1000);
        List<CatalogTrack> catalog = catalog();
        int[] passes = new int[1];

        content.fit(consumer -> {
            catalog.forEach(consumer);
            if (++passes[0] == 3) {
                content.put(late);
            }
        });

        TrackContent fitted = Objects.requireNonNull(model.content());
        assertThat(fitted.vectors().read(late.id().fingerprint(), new float[64], 0))
                .isTrue();
    }

    @Test
    void isDueWhenTheCatalogHasGrownByHalf() {
        CatalogContent content = new CatalogContent(new Listened().loop().model());
        List<CatalogTrack> catalog = catalog();
        catalog.forEach(content::put);
        assertThat(content.isDue()).isTrue();

        content.fit(catalog::forEach);
        assertThat(content.isDue()).isFalse();
        for (int i = 0; i < catalog.size() / 2; i++) {
            content.put(catalog.get(i));
        }

        assertThat(content.isDue()).isTrue();
    }

    private static Listened listenedToFolk() {
        Listened listened = new Listened();
        for (int i = 0; i < 6; i++) {
            listened.plays("ann", "folk-" + i, "artist-" + i);
        }
        return listened;
    }

    private static CatalogContent described(Listened listened) {
        Model model = listened.loop().model();
        List<CatalogTrack> catalog = catalog();
        catalog.forEach(track -> model.apply(track.track()));
        CatalogContent content = new CatalogContent(model);
        content.fit(catalog::forEach);
        return content;
    }

    private static List<CatalogTrack> catalog() {
        List<CatalogTrack> catalog = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            catalog.add(track("folk", i));
            catalog.add(track("metal", i));
        }
        return catalog;
    }

    private static CatalogTrack track(String genre, int number) {
        double energy = genre.equals("folk") ? 0.1 + number % 10 / 100.0 : 0.9 - number % 10 / 100.0;
        return new CatalogTrack(
                new TrackId(genre + "-" + number),
                "Song " + number,
                List.of(new Credit("", "artist-" + number)),
                AlbumPlace.NONE,
                "",
                "",
                List.of(genre),
                List.of(),
                Map.of("energy", energy, "tempo", 90 + 60 * energy),
                Map.of());
    }
}
