package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.serving.Following;
import dev.segue.serving.OrderQuery;
import dev.segue.serving.Position;
import dev.segue.serving.RecommendationQuery.Explain;
import dev.segue.serving.RecommendationQuery.Mode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextAndRankTest {

    private static final String NEXT = "/v1/users/ann/next";
    private static final String RANK = "/v1/users/ann/rank";

    private final TestServer segue = TestServer.start();

    @AfterEach
    void stop() {
        segue.close();
    }

    @Test
    void nextAsksForWhatFollowsTheTrackWithoutTheQueue() throws Exception {
        HttpResponse<String> response =
                segue.get(NEXT + "?current=t%2F1&queue=t-2&queue=t-3&limit=2&mode=discover&after=AQAq");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(response).has("cursor")).isFalse();
        assertThat(segue.lookups.asked.following())
                .contains(
                        new Following(Optional.of(new TrackId("t/1")), Set.of(new TrackId("t-2"), new TrackId("t-3"))));
        assertThat(segue.lookups.asked.limit()).isEqualTo(2);
        assertThat(segue.lookups.asked.mode()).isEqualTo(Mode.DISCOVER);
        assertThat(segue.lookups.asked.after()).isPresent();
    }

    @Test
    void nextGoesOnFromTheLastPlayWithAFewTracksWhenNothingIsSaid() throws Exception {
        segue.get(NEXT);

        assertThat(segue.lookups.asked.following()).contains(new Following(Optional.empty(), Set.of()));
        assertThat(segue.lookups.asked.limit()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            current=         | parameter `current` must be track ids of 1 to 512 characters but was empty
            current=a&current=b | parameter `current` must be given once but was 2 values
            queue=           | parameter `queue` must be track ids of 1 to 512 characters but was empty
            limit=0          | parameter `limit` must be a whole number from 1 to 200 but was 0
            cursor=x         | unknown parameter `cursor`; known are
            """)
    void nextSaysWhatToChange(String query, String detail) throws Exception {
        HttpResponse<String> response = segue.get(NEXT + "?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("detail").textValue()).startsWith(detail);
    }

    @Test
    void rankAnswersWithEveryTrackAndWhatSpeaksAgainstIt() throws Exception {
        HttpResponse<String> response = segue.post(RANK, "application/json", """
                {"tracks":["t-2","t-3","t-99","t-2"]}""");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Segue-Served-By")).contains("active");
        assertThat(TestServer.json(response)).isEqualTo(TestServer.json("""
                {"recommendation_id":"r-2","user":"ann","as_of":"2026-05-01T20:18:01Z","cold_start":false,
                 "variant":"default","generation":7,"position":"AQAq",
                 "items":[
                  {"track":"t-2","rank":1,"score":1.5,"source":"co-listens",
                   "reasons":[{"code":"because_you_listened","text":"Because you listened to t-1"}]},
                  {"track":"t-3","rank":2,"score":0.5,"reasons":[],
                   "note":{"code":"disliked","text":"The listener dislikes it"}},
                  {"track":"t-99","rank":3,
                   "note":{"code":"unknown","text":"Nothing is known of this track"}}],
                 "merged":1}"""));
    }

    @Test
    void rankAsksForWhatTheBodySays() throws Exception {
        segue.post(RANK, "application/json", """
                {"tracks":["b","a"],"explain":"none","after":"AQAq","wait_ms":20,"max_lag_ms":50}""");

        assertThat(segue.lookups.orderAsked)
                .isEqualTo(new OrderQuery(
                        new ListenerId("ann"),
                        List.of(new TrackId("b"), new TrackId("a")),
                        Explain.NONE,
                        Optional.of(Position.of(Map.of(0, 42L))),
                        Duration.ofMillis(20)));
        assertThat(segue.lookups.tolerated.mostLag()).contains(Duration.ofMillis(50));
    }

    @Test
    void rankTakesAThousandTracksAndNoMore() throws Exception {
        assertThat(segue.post(RANK, "application/json", naming(1000)).statusCode())
                .isEqualTo(200);

        JsonNode refused = TestServer.json(segue.post(RANK, "application/json", naming(1001)));

        assertThat(refused.path("status").intValue()).isEqualTo(400);
        assertThat(refused.path("detail").textValue())
                .isEqualTo("parameter `tracks` must be an array of 1 to 1000 track ids but was of 1001");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                         | invalid_parameter
            {"tracks":[]}              | invalid_parameter
            {"tracks":[""]}            | invalid_parameter
            {"tracks":[{}]}            | invalid_parameter
            {"tracks":["a"],"limit":3} | unknown_parameter
            ''                         | empty_body
            []                         | invalid_body
            """)
    void rankSaysWhatToChange(String body, String code) throws Exception {
        HttpResponse<String> response = segue.post(RANK, "application/json", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("code").textValue()).isEqualTo(code);
    }

    private static String naming(int tracks) {
        return IntStream.range(0, tracks)
                .mapToObj(i -> "\"t-" + i + "\"")
                .collect(Collectors.joining(",", "{\"tracks\":[", "]}"));
    }
}
