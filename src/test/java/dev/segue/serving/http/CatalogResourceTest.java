package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.serving.CatalogStore.Written;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogResourceTest {

    private final TestServer segue = TestServer.start();

    @AfterEach
    void stop() {
        segue.close();
    }

    @Test
    void takesEntriesOneALineAndSaysWhichWereNotTaken() throws Exception {
        HttpResponse<String> answer = segue.post("/v1/catalog", "application/x-ndjson", """
                {"track":"t/1","title":"One","features":{"tempo":92.5}}
                {"playlist":"p","title":"Mine","tracks":["t/1"]}
                {"track":"t2","titel":"Two"}
                {broken
                """);

        JsonNode json = TestServer.json(answer);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json.path("accepted").intValue()).isEqualTo(2);
        assertThat(json.path("rejected").findValuesAsText("code")).containsExactly("unknown_field", "malformed_json");
        assertThat(segue.catalog.entries)
                .containsEntry("p", new CatalogPlaylist("p", "Mine", List.of(), List.of("t/1")))
                .containsOnlyKeys("p", "t/1");
    }

    @Test
    void answersWhatWasPutUntilItIsDeleted() throws Exception {
        HttpResponse<String> put = segue.send(segue.request("/v1/tracks/t%2F1")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"title\":\"One\",\"duration_ms\":1000}")));
        HttpResponse<String> there = segue.get("/v1/tracks/t%2F1");
        HttpResponse<String> deleted =
                segue.send(segue.request("/v1/tracks/t%2F1").DELETE());
        HttpResponse<String> gone = segue.get("/v1/tracks/t%2F1");

        assertThat(put.statusCode()).isEqualTo(202);
        assertThat(TestServer.json(there))
                .isEqualTo(TestServer.json("{\"track\":\"t/1\",\"title\":\"One\",\"duration_ms\":1000}"));
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(gone.statusCode()).isEqualTo(404);
    }

    @Test
    void answersWhatEventsSaidOfATrackThatNoCatalogDescribes() throws Exception {
        segue.lookups.described.put(new TrackId("t9"), new Description("Ann", "", "Nine"));

        assertThat(TestServer.json(segue.get("/v1/tracks/t9")))
                .isEqualTo(TestServer.json("{\"track\":\"t9\",\"title\":\"Nine\",\"artists\":[{\"name\":\"Ann\"}]}"));
    }

    @Test
    void refusesABodyAboutAnotherTrackThanThePath() throws Exception {
        HttpResponse<String> answer = segue.send(segue.request("/v1/tracks/t1")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"track\":\"t2\"}")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(answer).path("detail").textValue()).contains("track t1");
        assertThat(segue.catalog.entries).isEmpty();
    }

    @Test
    void findsTracks() throws Exception {
        segue.catalog.write(List.of(CatalogTrack.of("t1", "One", "Ann")));

        JsonNode found = TestServer.json(segue.get("/v1/search?q=One&limit=3"));

        assertThat(found.at("/items/0/track").textValue()).isEqualTo("t1");
        assertThat(found.at("/items/0/rank").intValue()).isEqualTo(1);
        assertThat(segue.get("/v1/search").statusCode()).isEqualTo(400);
    }

    @Test
    void asksToSendAgainWhatTheLogHasNotTaken() throws Exception {
        segue.catalog.written = new Written.Unavailable("no broker", Duration.ofSeconds(2));

        HttpResponse<String> answer = segue.post("/v1/catalog", "application/json", "{\"track\":\"t\"}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }
}
