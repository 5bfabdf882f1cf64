package dev.segue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.catalog.AlbumPlace;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Credit;
import dev.segue.evaluation.PlaylistProtocol.Result;
import dev.segue.events.TrackId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Invented playlists, each of one mood, which the tempo of a track tells and nothing else.
class PlaylistProtocolTest {

    private static final int TRACKS = 600;
    private static final int MOODS = 2;

    @Test
    void contentFindsColdTracksWhereArtistAndPopularityKnowNothing() {
        List<Result> results = new PlaylistProtocol(byTempo(), 42, 16).coldTracks(false);

        assertThat(ndcg(results, "content")).isGreaterThan(1.3 * ndcg(results, "same-artist"));
        assertThat(ndcg(results, "content")).isGreaterThan(1.3 * ndcg(results, "popularity"));
        assertThat(results).allSatisfy(result -> assertThat(result.playlists()).isGreaterThan(30));
    }

    @Test
    void noStatisticComesFromTheColdTracks() {
        PlaylistCorpus corpus = byTempo();
        PlaylistProtocol protocol = new PlaylistProtocol(corpus, 42, 16);
        List<List<Integer>> training = corpus.playlists().stream()
                .map(playlist -> playlist.stream()
                        .filter(track -> !protocol.isCold(track))
                        .toList())
                .toList();
        long warm = training.stream().flatMap(List::stream).distinct().count();

        assertThat(new PlaylistScorers(corpus, training).fitted())
                .isEqualTo(warm)
                .isLessThan(TRACKS);
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        assertThat(new PlaylistProtocol(byTempo(), 7, 16).continuation(5))
                .isEqualTo(new PlaylistProtocol(byTempo(), 7, 16).continuation(5));
    }

    @Test
    void readsPlaylistsAndLeavesTheirGenresOut(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("any"), """
                track_id,track_name,track_artist,playlist_id,playlist_name,playlist_genre
                t1,One,Ann,p1,Mine,pop
                t2,Two,Bob,p1,Mine,pop
                t1,One,Ann,p2,Yours,rock
                """);

        PlaylistCorpus corpus = PlaylistCorpus.read(file);

        assertThat(corpus.playlists()).containsExactly(List.of(0, 1), List.of(0));
        assertThat(corpus.item(0).genres()).isEmpty();
        assertThat(corpus.item(0).title()).containsExactly("one");
    }

    @Test
    void refusesAFileWithoutPlaylists(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("any"), "{\"track\":\"t\"}\n");

        assertThatThrownBy(() -> PlaylistCorpus.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " has no playlists");
    }

    private static double ndcg(List<Result> results, String scorer) {
        return results.stream()
                .filter(result -> result.scorer().equals(scorer))
                .mapToDouble(Result::ndcg)
                .findFirst()
                .orElseThrow();
    }

    private static PlaylistCorpus byTempo() {
        Random random = new Random(1);
        List<CatalogTrack> tracks = new ArrayList<>();
        for (int i = 0; i < TRACKS; i++) {
            double tempo = 60 + 40 * (i % MOODS) + random.nextGaussian() * 3;
            tracks.add(new CatalogTrack(
                    new TrackId("t" + i),
                    "Title " + i,
                    List.of(Credit.named("Artist " + i)),
                    AlbumPlace.NONE,
                    "",
                    "",
                    List.of(),
                    List.of(),
                    Map.of("tempo", tempo),
                    Map.of()));
        }
        List<List<Integer>> playlists = new ArrayList<>();
        for (int p = 0; p < 40; p++) {
            List<Integer> playlist = new ArrayList<>();
            for (int i = p % MOODS; i < TRACKS; i += MOODS) {
                if (random.nextInt(3) == 0) {
                    playlist.add(i);
                }
            }
            playlists.add(playlist);
        }
        return new PlaylistCorpus(tracks, playlists);
    }
}
