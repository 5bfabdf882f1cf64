package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.events.EventType;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Block;
import dev.segue.serving.Answer;
import dev.segue.serving.EventLog.Appended;
import dev.segue.serving.Position;
import dev.segue.serving.TasteProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksResourceTest {

    private static final Instant UNTIL = Instant.parse("2026-06-01T00:00:00Z");

    private final TestServer segue = TestServer.start();

    @AfterEach
    void stop() {
        segue.close();
    }

    @Test
    void aBlockIsAnEventOfTheLog() throws Exception {
        HttpResponse<String> response = put("/v1/users/ann/blocks/artist/The%20Invented", "");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(Position.parse(TestServer.json(response).path("position").textValue()))
                .isEqualTo(Position.of(Map.of(0, 0L)));
        ListeningEvent event = segue.log.only();
        assertThat(event.eventId()).isNotEmpty();
        assertThat(event.withEventId(""))
                .isEqualTo(ListeningEvent.of(EventType.BLOCK, "ann", "", TestServer.NOW)
                        .withBlock(new Block("artist", "The Invented", Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ?until=2026-06-01T00:00:00Z | ''
                    ?until=1780272000000 | ''
                    '' | {"until":"2026-06-01T02:00:00+02:00"}
                    '' | {"until":1780272000000}
                    """)
    void aBlockMayEnd(String query, String body) throws Exception {
        assertThat(put("/v1/users/ann/blocks/track/t-1" + query, body).statusCode())
                .isEqualTo(202);
        assertThat(segue.log.only().block()).contains(new Block("track", "t-1", Optional.of(UNTIL)));
    }

    @Test
    void aBlockIsLifted() throws Exception {
        HttpResponse<String> response =
                segue.send(segue.request("/v1/users/ann/blocks/track/a%2Fb").DELETE());

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(segue.log.only().type()).isEqualTo(EventType.UNBLOCK);
        assertThat(segue.log.only().block()).contains(new Block("track", "a/b", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/users/ann/blocks/genre/x",
                "/v1/users/ann/blocks/track/t?until=tomorrow",
                "/v1/users/ann/blocks/track/t?until=1780272000",
                "/v1/users/ann/blocks/track/t?untill=1780272000000"
            })
    void aMistakeIsRefusedInOneLine(String path) throws Exception {
        HttpResponse<String> response = put(path, "");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("detail").textValue()).isNotEmpty();
        assertThat(segue.log.events()).isEmpty();
    }

    @Test
    void anEventThatTheRulesRefuseIsNotTaken() throws Exception {
        assertThat(put("/v1/users/nobody/blocks/track/t", "").statusCode()).isEqualTo(422);
    }

    @Test
    void withoutTheLogNothingIsSaidToBeBlocked() throws Exception {
        segue.log.unavailable = Optional.of(new Appended.Unavailable("no broker", Duration.ofSeconds(2)));

        HttpResponse<String> response = put("/v1/users/ann/blocks/track/t", "");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
    }

    @Test
    void blocksAreListed() throws Exception {
        segue.lookups.taste = Answer.found(new TasteProfile(
                new ListenerId("ann"),
                0,
                Optional.empty(),
                Position.of(Map.of(0, 42L)),
                List.of(),
                List.of(),
                List.of(
                        new TasteProfile.Block("track", "t-1", Optional.empty()),
                        new TasteProfile.Block("artist", "The Invented", Optional.of(UNTIL)))));

        JsonNode json = TestServer.json(segue.get("/v1/users/ann/blocks?after=AQAq"));

        assertThat(json).isEqualTo(TestServer.json("""
                {"user":"ann","position":"AQAq","blocks":[{"kind":"track","id":"t-1"},
                 {"kind":"artist","id":"The Invented","until":"2026-06-01T00:00:00Z"}]}"""));
        assertThat(segue.lookups.askedAfter).contains(Position.of(Map.of(0, 42L)));
    }

    @Test
    void whoIsNotKnownHasBlockedNothing() throws Exception {
        assertThat(TestServer.json(segue.get("/v1/users/new/blocks")).path("blocks"))
                .isEmpty();
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return segue.send(
                segue.request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }
}
