package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.events.FeatureBytes;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.ranking.ShownTracks;
import dev.segue.serving.Answer;
import dev.segue.serving.RecommendationList;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CursorsTest {

    private static final String PATH = "/v1/users/ann/recommendations";

    private final TestServer segue = TestServer.start();

    @AfterEach
    void stop() {
        segue.close();
    }

    @Test
    void theNextPageIsAskedForWithoutWhatWasShown() throws Exception {
        String cursor =
                TestServer.json(segue.get(PATH + "?limit=1")).path("cursor").textValue();

        JsonNode second = TestServer.json(segue.get(PATH + "?limit=1&cursor=" + cursor));

        ShownTracks first = ShownTracks.NONE.with(new TrackId("t-2").fingerprint());
        assertThat(segue.lookups.asked.shown()).isEqualTo(first);
        assertThat(second.path("cursor").textValue()).isNotEqualTo(cursor);
    }

    @Test
    void aBodyTakesACursorToo() throws Exception {
        String cursor =
                TestServer.json(segue.get(PATH + "?limit=1")).path("cursor").textValue();

        segue.post(PATH, "application/json", "{\"limit\":1,\"cursor\":\"%s\"}".formatted(cursor));

        assertThat(segue.lookups.asked.shown().size()).isEqualTo(1);
    }

    @Test
    void aListThatComesOutShortHasNoNextPage() throws Exception {
        assertThat(TestServer.json(segue.get(PATH + "?limit=2")).has("cursor")).isFalse();
    }

    @Test
    void aThousandTracksAreTheEnd() throws Exception {
        int[] next = {0};
        segue.lookups.recommend = query -> {
            RecommendationList list = FakeLookups.listFor(query);
            List<RecommendationList.Item> items = new ArrayList<>();
            for (int i = 0; i < query.limit(); i++) {
                items.add(new RecommendationList.Item(new TrackId("t-" + next[0]++), 1, "trending", List.of()));
            }
            return Answer.found(new RecommendationList(
                    list.recommendationId(),
                    list.listener(),
                    list.mode(),
                    list.diversity(),
                    list.asOf(),
                    list.coldStart(),
                    list.variant(),
                    list.generation(),
                    list.position(),
                    items,
                    list.pool(),
                    FeatureBytes.NONE));
        };
        int pages = 0;
        String cursor = "";
        do {
            JsonNode page =
                    TestServer.json(segue.get(PATH + "?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            assertThat(page.path("items")).hasSize(200);
            cursor = page.path("cursor").asText("");
            pages++;
        } while (!cursor.isEmpty());

        assertThat(pages).isEqualTo(5);
    }

    @Test
    void aWrongCursorIsAProblemThatSaysWhatToDo() throws Exception {
        HttpResponse<String> response = segue.get(PATH + "?cursor=abc");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("code").textValue()).isEqualTo("invalid_cursor");
        assertThat(TestServer.json(response).path("detail").textValue()).contains("none to begin anew");
    }

    @Test
    void anOldCursorIsGone() throws Exception {
        String token =
                PageCursor.first(segue.lookups.asked.listener(), TestServer.NOW).token();
        String old = new PageCursor(
                        new ListenerId("ann").fingerprint(), TestServer.NOW.minusSeconds(1801), ShownTracks.NONE)
                .token();

        HttpResponse<String> response = segue.get(PATH + "?cursor=" + old);
        HttpResponse<String> others = segue.get(PATH + "?cursor=" + token);

        assertThat(response.statusCode()).isEqualTo(410);
        assertThat(TestServer.json(response).path("code").textValue()).isEqualTo("cursor_expired");
        assertThat(TestServer.json(others).path("code").textValue()).isEqualTo("invalid_cursor");
    }
}
