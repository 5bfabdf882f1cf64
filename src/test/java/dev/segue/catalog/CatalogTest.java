package dev.segue.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.segue.events.TrackId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private final Catalog catalog = new Catalog();

    @Test
    void theSameRecordTwiceChangesNothing() {
        catalog.take(track("t1", Map.of("mbid", List.of("m1"))), "a");

        assertThat(catalog.take(track("t1", Map.of("mbid", List.of("m1"))), "a").isNothing())
                .isTrue();
    }

    @Test
    void whatSeveralSourcesSayOfOneTrackIsUnited() {
        catalog.take(track("t1", Map.of()), "names");

        CatalogTrack features = with(CatalogTrack.of("t1", "", ""), Map.of(Numbers.TEMPO, 120.0), Map.of());
        CatalogTrack united = catalog.take(features, "features").track().orElseThrow();

        assertThat(united.title()).isEqualTo("Title t1");
        assertThat(united.numbers()).containsEntry(Numbers.TEMPO, 120.0);
    }

    @Test
    void aStrongExternalIdMakesARecordOneWithTheTrackThatHasIt() {
        catalog.take(track("t1", Map.of("mbid", List.of("M1"))), "a");

        Catalog.Change change = catalog.take(track("mbid:m1", Map.of("mbid", List.of("m1"))), "musicbrainz");

        assertThat(change.track().orElseThrow().id()).isEqualTo(new TrackId("t1"));
        assertThat(catalog.size()).isEqualTo(1);
        assertThat(catalog.find("mbid:m1")).isEqualTo(change.track());
    }

    @Test
    void anIsrcAloneIsNoIdentity() {
        catalog.take(by("Ann", "t1", Map.of("isrc", List.of("USAAA1200001"))), "a");

        catalog.take(by("Bob", "t2", Map.of("isrc", List.of("US-AAA-12-00001"))), "b");
        catalog.take(by("ANN", "t3", Map.of("isrc", List.of("US-AAA-12-00001"))), "c");

        assertThat(catalog.size()).isEqualTo(2);
        assertThat(catalog.find("t3").orElseThrow().id()).isEqualTo(new TrackId("t1"));
    }

    @Test
    void textNamesATrackForARecordWithoutAnIdOfItsOwnUnlessTheLengthDiffers() {
        catalog.take(with(by("Ann", "t1", Map.of()), Map.of(Numbers.DURATION, 200_000.0), Map.of()), "a");
        TextKey text = TextKey.of("Ann", "Title t1");

        catalog.take(minted(text, 202_000), "scrobbles");

        assertThat(catalog.size()).isEqualTo(1);

        catalog.take(minted(text, 260_000), "scrobbles");

        assertThat(catalog.size()).isEqualTo(2);
    }

    @Test
    void twoTracksThatTurnOutToBeOneBecomeTheFirst() {
        catalog.take(track("t1", Map.of("mbid", List.of("m1"))), "a");
        catalog.take(track("t2", Map.of("deezer", List.of("d2"))), "b");

        Catalog.Change change = catalog.take(track("t1", Map.of("mbid", List.of("m1"), "deezer", List.of("d2"))), "c");

        assertThat(change.merged()).containsExactly(new TrackId("t2"));
        assertThat(change.aliases())
                .extracting(Alias::urn, alias -> alias.track().value())
                .contains(tuple("t2", "t1"), tuple("deezer:d2", "t1"));
        assertThat(catalog.find("t2").orElseThrow().id()).isEqualTo(new TrackId("t1"));
        assertThat(catalog.find("deezer:d2")).isEqualTo(catalog.find("t1"));
    }

    @Test
    void everyNameFollowsItsTrackThroughOneMergeAfterTheOther() {
        catalog.take(track("t3", Map.of("deezer", List.of("d3"))), "a");
        catalog.take(track("t2", Map.of("apple", List.of("a2"))), "b");
        catalog.take(track("t1", Map.of("mbid", List.of("m1"))), "c");
        catalog.take(track("t2", Map.of("deezer", List.of("d3"))), "d");

        Catalog.Change change = catalog.take(track("t1", Map.of("apple", List.of("a2"))), "e");

        assertThat(change.aliases())
                .extracting(Alias::urn, alias -> alias.track().value())
                .contains(tuple("t3", "t1"), tuple("deezer:d3", "t1"), tuple("t2", "t1"), tuple("apple:a2", "t1"))
                .doesNotHaveDuplicates();
        assertThat(catalog.find("t3").orElseThrow().id()).isEqualTo(new TrackId("t1"));
        assertThat(catalog.size()).isEqualTo(1);
    }

    @Test
    void anAliasThatWasWrittenBeforeNamesItsTrack() {
        catalog.restore(track("t1", Map.of()));
        catalog.restore(new Alias("old", new TrackId("t1"), "by hand", 1));

        assertThat(catalog.take(track("old", Map.of()), "a")
                        .track()
                        .orElseThrow()
                        .id())
                .isEqualTo(new TrackId("t1"));
    }

    private static CatalogTrack track(String id, Map<String, List<String>> ids) {
        return by("Artist " + id, id, ids);
    }

    private static CatalogTrack by(String artist, String id, Map<String, List<String>> ids) {
        return with(CatalogTrack.of(id, "Title " + id, artist), Map.of(), ids);
    }

    private static CatalogTrack minted(TextKey text, double millis) {
        return with(
                CatalogTrack.of("txt:" + text.hash() + (millis > 250_000 ? "-long" : ""), "Title t1", "Ann"),
                Map.of(Numbers.DURATION, millis),
                Map.of());
    }

    private static CatalogTrack with(CatalogTrack track, Map<String, Double> numbers, Map<String, List<String>> ids) {
        return new CatalogTrack(
                track.id(),
                track.title(),
                track.artists(),
                track.album(),
                track.releaseDate(),
                track.language(),
                track.genres(),
                track.tags(),
                numbers,
                ids);
    }
}
