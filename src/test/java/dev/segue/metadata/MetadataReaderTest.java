package dev.segue.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.catalog.AlbumPlace;
import dev.segue.catalog.CatalogAlbum;
import dev.segue.catalog.CatalogArtist;
import dev.segue.catalog.CatalogEntry;
import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Credit;
import dev.segue.catalog.Numbers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataReaderTest {

    private static final String SONGS = """
            track_id,track_name,track_artist,track_popularity,track_album_id,track_album_name,track_album_release_date,\
            playlist_name,playlist_id,playlist_genre,playlist_subgenre,danceability,tempo,duration_ms
            t1,"Hello, You",Ann,66,a1,First,2019-06-14,Pop Hits,p1,pop,dance pop,0.7,122.0,194754
            t2,Bye,Ann,10,a1,First,2019-06-14,Pop Hits,p1,pop,dance pop,NA,90,1000
            t1,"Hello, You",Ann,66,a1,First,2019-06-14,Rock On,p2,rock,hard rock,0.7,122.0,194754
            t3,Loud,Ann,66,a1,First,2019-06-14,Rock On,p2,rock,hard rock,7,122.0,194754
            """;

    @Test
    void readsTracksAlbumsAndPlaylistsOfATableUnderSpotifysNames() throws IOException {
        Collected read = Collected.ofGzip(SONGS);

        assertThat(read.format).isEqualTo("track-features");
        assertThat(read.track(0).title()).isEqualTo("Hello, You");
        assertThat(read.track(0).album()).isEqualTo(new AlbumPlace("a1", "First", 0));
        assertThat(read.track(0).genres()).containsExactly("dance pop", "pop");
        assertThat(read.track(0).numbers())
                .isEqualTo(Map.of(
                        "danceability", 0.7, "tempo", 122.0, Numbers.DURATION, 194754.0, Numbers.POPULARITY, 66.0));
        assertThat(read.track(1).numbers()).doesNotContainKey("danceability");
        assertThat(read.refusals).containsExactly("5 invalid_number");
        assertThat(read.entries.subList(3, 6))
                .containsExactly(
                        new CatalogAlbum(
                                "a1", "First", List.of(Credit.named("Ann")), "2019-06-14", List.of(), Map.of()),
                        new CatalogPlaylist("p1", "Pop Hits", List.of(), List.of("t1", "t2")),
                        new CatalogPlaylist("p2", "Rock On", List.of(), List.of("t1")));
    }

    @Test
    void readsArtistsThatStandForTracks() throws IOException {
        Collected read = Collected.of("id\tname\turl\tpictureURL\n7\tThe \"Quoted\" Band\tx\ty\n8\t\tx\ty\n9\tz\n");

        assertThat(read.entries.getFirst())
                .isEqualTo(new CatalogArtist("7", "The \"Quoted\" Band", List.of(), List.of(), Map.of()));
        assertThat(read.track(1).title()).isEqualTo("The \"Quoted\" Band");
        assertThat(read.refusals).containsExactly("3 no_name", "4 columns");
    }

    @Test
    void readsTitlesWithTheirYears() throws IOException {
        Collected read = Collected.of("""
                movieId,title,genres
                1,Toy Story (1995),Adventure|Comedy
                2,"Babylon 5",(no genres listed)
                """);

        assertThat(read.track(0).title()).isEqualTo("Toy Story");
        assertThat(read.track(0).year()).isEqualTo(1995);
        assertThat(read.track(0).genres()).containsExactly("adventure", "comedy");
        assertThat(read.track(1).genres()).isEmpty();
    }

    @Test
    void readsRatedTracks() throws IOException {
        assertThat(Collected.of("Item\tUrl\tTitle\tArtist\n526\thttp://x\tFunky\tKelly\n")
                        .track(0))
                .isEqualTo(CatalogTrack.of("526", "Funky", "Kelly"));
    }

    @Test
    void readsMusicBrainzRecordings() throws IOException {
        Collected read = Collected.of("""
                {"id":"98255A8C-017a-4bc7-8dd6-1fa36124572b","title":"Song","length":201000,"first-release-date":"1999-03",\
                "isrcs":["USAAA1200001"],"artist-credit":[{"name":"Ann","joinphrase":"","artist":{"id":"a-1","name":"Ann"}}],\
                "releases":[{"id":"r-1","title":"First"}],"tags":[{"name":"Calm","count":1},{"name":"Loud","count":3}],"video":false}
                {"id":"98255a8c-017a-4bc7-8dd6-1fa36124572c","title":7}
                {"broken
                """);

        CatalogTrack track = read.track(0);
        assertThat(read.format).isEqualTo("json-lines");
        assertThat(track.key()).isEqualTo("mbid:98255a8c-017a-4bc7-8dd6-1fa36124572b");
        assertThat(track.externalIds())
                .isEqualTo(Map.of(
                        "isrc", List.of("USAAA1200001"), "mbid", List.of("98255a8c-017a-4bc7-8dd6-1fa36124572b")));
        assertThat(track.tags()).containsExactly("loud", "calm");
        assertThat(track.artists()).containsExactly(new Credit("mbid:a-1", "Ann"));
        assertThat(track.releaseDate()).isEqualTo("1999-03");
        assertThat(read.refusals).containsExactly("2 wrong_type", "3 malformed_json");
    }

    @Test
    void readsPagesOfSpotifyTracksAndFeatures() throws IOException {
        Collected read = Collected.of("""
                {
                  "href": "x", "next": null,
                  "items": [{"added_at": "2020", "track": {"id": "6f807x0ima9a1j3VPbc7VN", "name": "Song", "type": "track",
                    "artists": [{"id": "a", "name": "Ann"}], "album": {"id": "al", "name": "First", "release_date": "2019"},
                    "duration_ms": 1000, "explicit": true, "external_ids": {"isrc": "USAAA1200001"}}}]
                }
                """);
        Collected features = Collected.of(
                "{\"audio_features\":[{\"id\":\"6f807x0ima9a1j3VPbc7VN\",\"danceability\":0.5,\"key\":-1,\"tempo\":99,"
                        + "\"type\":\"audio_features\",\"uri\":\"x\"},null]}");

        assertThat(read.track(0).numbers()).containsEntry(Numbers.EXPLICIT, 1.0);
        assertThat(read.track(0).externalIds()).containsEntry("spotify", List.of("6f807x0ima9a1j3VPbc7VN"));
        assertThat(features.track(0).key()).isEqualTo(read.track(0).key());
        assertThat(features.track(0).numbers()).isEqualTo(Map.of("danceability", 0.5, "key", -1.0, "tempo", 99.0));
        assertThat(features.refusals).isEmpty();
    }

    @Test
    void readsWhatItWrites() throws IOException {
        CatalogEntry track = Collected.ofGzip(SONGS).track(0);

        CatalogDocuments.Read read = CatalogDocuments.read(CatalogDocuments.write((CatalogTrack) track));

        assertThat(read).isEqualTo(new CatalogDocuments.Entry(track));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"track":"t","titel":"x"}               | unknown_field
            {"track":"t","title":1}                 | wrong_type
            {"track":"","title":"x"}                | invalid_id
            {"track":"t","features":{"energy":2}}   | invalid_number
            {"track":"t","release_date":"today"}    | invalid_date
            {"nothing":1}                           | unknown_kind
            """)
    void refusesOurOwnDocumentsThatAreWrong(String json, String code) throws IOException {
        assertThat(Collected.of(json + "\n" + json).refusals).containsExactly("1 " + code, "2 " + code);
    }

    @Test
    void saysThatAZipArchiveMustBeUnpacked() {
        assertThatThrownBy(() -> Collected.of("PK\u0003\u0004rest"))
                .isInstanceOf(UnknownMetadata.class)
                .hasMessageStartingWith("it is a zip archive: unpack it first");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''           | it is empty
            one,two      | it begins with 'one,two'
            """)
    void saysWhatItFoundInstead(String text, String found) {
        assertThatThrownBy(() -> Collected.of(text))
                .isInstanceOf(UnknownMetadata.class)
                .hasMessageStartingWith(found);
    }
}
