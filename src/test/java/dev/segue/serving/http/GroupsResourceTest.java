package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.TrackId;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupsResourceTest {

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"album", "artist", "playlist"})
    void saysWhatIsNearToAGroupAndWhichTracksSpeakForIt(String kind) throws Exception {
        HttpResponse<String> answer = server.get("/v1/" + kind + "s/known/similar?limit=5");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.readObject(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString())
                .startsWith("{\"%s\":\"known\",\"items\":[{\"%s\":\"near\",\"rank\":1,\"score\":0.5,\"title\":\"Near\","
                        .formatted(kind, kind))
                .contains("\"reasons\":[{\"code\":\"similar_content\",\"tracks\":[{\"track\":\"t-1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"albums", "artists", "playlists"})
    void aGroupThatNobodyKnowsIsNotFound(String kinds) throws Exception {
        HttpResponse<String> answer = server.get("/v1/" + kinds + "/none/similar");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"not_found\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"album", "artist", "playlist"})
    void aListenersListByWhatItsTracksAreFoundIn(String kind) throws Exception {
        HttpResponse<String> answer = server.get("/v1/users/ann/recommendations?kind=" + kind);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"user\":\"ann\",\"kind\":\"%s\"".formatted(kind))
                .contains("\"%s\":\"%s-1\"".formatted(kind, kind), "holds_tracks_for_you");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind=song", "kind=album&record=shown", "kind=album&cursor=x", "kind=artist&limit=0"})
    void refusesWhatDoesNotGoWithAKind(String query) throws Exception {
        HttpResponse<String> answer = server.get("/v1/users/ann/recommendations?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void continuesAPlaylistWithTheHeaviestReasonFirst() throws Exception {
        HttpResponse<String> answer = server.post(
                "/v1/playlists/continue", "application/json", "{\"title\": \"Rain\", \"tracks\": [\"t-1\"]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith(
                        "{\"items\":[{\"track\":\"t-2\",\"rank\":1,\"score\":1.5,\"reasons\":[{\"code\":\"similar_content\"")
                .contains("\"code\":\"fits_title\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"title\": \" \"}", "{\"tracks\": []}", "{\"tracks\": [\"t-1\"], \"titel\": \"x\"}"})
    void refusesAPlaylistOfWhichNothingIsSaid(String body) throws Exception {
        assertThat(server.post("/v1/playlists/continue", "application/json", body)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aListStartsFromSeedsOfTracksArtistsAndGenres() throws Exception {
        server.get(
                "/v1/users/ann/recommendations?seed_tracks=t-5&seed_artists=known&seed_genres=known&seed_tracks=t-6");

        assertThat(server.lookups.asked.seeds())
                .containsExactly(
                        new TrackId("genre-lead"), new TrackId("artist-lead"), new TrackId("t-5"), new TrackId("t-6"));
    }

    @Test
    void refusesASeedThatTheCatalogDoesNotHave() throws Exception {
        HttpResponse<String> answer = server.get("/v1/users/ann/recommendations?seed_genres=polka");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("no track of the catalog is of genre polka");
    }
}
