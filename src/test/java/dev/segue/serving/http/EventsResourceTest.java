package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Answer;
import dev.segue.events.ListeningEvent.Block;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.ListeningEvent.Playback;
import dev.segue.events.ListeningEvent.Rating;
import dev.segue.serving.EventLog.Appended;
import dev.segue.serving.Position;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsResourceTest {

    private static final String PLAY = """
            {"user":"ann","type":"play","track":"t-1"}""";

    private final TestServer segue = TestServer.start();

    @AfterEach
    void stop() {
        segue.close();
    }

    @Test
    void appendsOneEventWithAllItsFields() throws Exception {
        String event = """
                {"event_id":"e-1","user":"ann","type":"Rating","track":"t-1","at":"2026-05-01T22:15:00+02:00",
                 "played_ms":1000,"duration_ms":2000,"artist":"A","album":"B","title":"C","recommendation_id":"r-1",
                 "rank":3,"rating":{"value":4.5,"worst":1,"best":5},
                 "block":{"kind":"artist","id":"x","until":0},"shown":["t-2","t-3"],"country":"SE"}""";

        HttpResponse<String> response = segue.postEvents(event);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(segue.log.only())
                .isEqualTo(new ListeningEvent(
                                "e-1",
                                "ann",
                                EventType.RATING,
                                "t-1",
                                Optional.of(Instant.parse("2026-05-01T20:15:00Z")),
                                new Playback(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                                new Description("A", "B", "C"),
                                new Answer("r-1", OptionalInt.of(3)),
                                Optional.of(new Rating(4.5, 1, 5)),
                                Optional.of(new Block("artist", "x", Optional.of(Instant.EPOCH))),
                                List.of("t-2", "t-3"))
                        .withCountry("SE"));
    }

    @Test
    void answersWithThePositionOfTheLog() throws Exception {
        JsonNode json = TestServer.json(segue.postEvents("[" + PLAY + "," + PLAY + "]"));

        assertThat(json.path("accepted").intValue()).isEqualTo(2);
        assertThat(json.path("rejected")).isEmpty();
        assertThat(Position.parse(json.path("position").textValue())).isEqualTo(Position.of(Map.of(0, 1L)));
    }

    @Test
    void takesTheGoodEventsOfAnArrayAndNamesTheBad() throws Exception {
        String array = "[" + PLAY + ",{\"user\":\"nobody\",\"type\":\"play\",\"track\":\"t\"},7]";

        HttpResponse<String> response = segue.postEvents(array);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(TestServer.json(response).path("rejected")).isEqualTo(TestServer.json("""
                [{"index":1,"code":"no_such_user","detail":"`nobody` is refused in tests"},
                 {"index":2,"code":"not_an_object","detail":"an event must be a JSON object"}]"""));
        assertThat(segue.log.events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/json", "application/x-www-form-urlencoded"})
    void aBadLineOfNdjsonSpoilsOnlyItself(String contentType) throws Exception {
        HttpResponse<String> response = segue.post("/v1/events", contentType, PLAY + "\r\n\n{oops\n" + PLAY + "\n");

        JsonNode json = TestServer.json(response);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(json.path("accepted").intValue()).isEqualTo(2);
        assertThat(json.path("rejected")).hasSize(1);
        assertThat(json.path("rejected").get(0).path("index").intValue()).isEqualTo(1);
        assertThat(json.path("rejected").get(0).path("code").textValue()).isEqualTo("malformed_json");
        assertThat(json.path("rejected").get(0).path("detail").textValue()).contains("line 1, column 2");
    }

    @Test
    void readsAnEventThatIsSpreadOverLines() throws Exception {
        HttpResponse<String> response = segue.postEvents("{\n\"user\":\"ann\",\n\"type\":\"play\",\"track\":\"t\"}\n");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(segue.log.only().user()).isEqualTo("ann");
    }

    @Test
    void readsABodyWithoutAContentType() throws Exception {
        HttpResponse<String> response =
                segue.send(segue.request("/v1/events").POST(BodyPublishers.ofString("\uFEFF" + PLAY)));

        assertThat(response.statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"user":"a","type":"play","trak":"t"}              | unknown_field | unknown field `trak`; did you mean `track`?
            {"user":"a","type":"plaid"}                        | unknown_type  | unknown type `plaid`; did you mean `play`?
            {"type":"play","track":"t"}                        | missing_field | field `user` is missing or empty
            {"user":"","type":"play","track":"t"}              | missing_field | field `user` is missing or empty
            {"user":"a","track":"t"}                           | missing_field | field `type` is missing or empty
            {"user":7,"type":"play"}                           | wrong_type    | field `user` must be text but is a whole number
            {"user":"a","type":"play","played_ms":1.5}         | wrong_type    | field `played_ms` must be a whole number but is a number
            {"user":"a","type":"play","played_ms":1e400}       | wrong_type    | field `played_ms` must be a whole number but is a number
            {"user":"a","type":"play","shown":"t"}             | wrong_type    | field `shown` must be an array of texts but is text
            {"user":"a","type":"play","rank":3000000000}       | wrong_value   | field `rank` is out of range
            {"user":"a","type":"rating","rating":{"value":1}}  | missing_field | field `rating.worst` is missing
            {"user":"a","type":"block","block":{"knid":"x"}}    | unknown_field | unknown field `block.knid`; did you mean `kind`?
            """)
    void saysWhatToChangeInAnEvent(String event, String code, String detail) throws Exception {
        HttpResponse<String> response = segue.postEvents(event);

        JsonNode error = TestServer.json(response).path("errors").get(0);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(error.path("code").textValue()).isEqualTo(code);
        assertThat(error.path("detail").textValue()).isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"yesterday\"", "\"2026-05-01T20:15:00\"", "\"+1000000000-12-31T23:59:59Z\"", "1e99", "true"})
    void refusesATimeThatIsNone(String at) throws Exception {
        HttpResponse<String> response =
                segue.postEvents("{\"user\":\"a\",\"type\":\"play\",\"track\":\"t\",\"at\":%s}".formatted(at));

        assertThat(TestServer.json(response)
                        .path("errors")
                        .get(0)
                        .path("detail")
                        .textValue())
                .isEqualTo("field `at` must be a time such as \"2026-05-01T20:15:00Z\" or milliseconds since 1970,"
                        + " in the years 0 to 9999");
    }

    @Test
    void stampsAnEventWithoutATime() throws Exception {
        segue.postEvents(PLAY);

        assertThat(segue.log.only().at()).contains(TestServer.NOW);
    }

    @Test
    void namesEventsByTheIdempotencyKeyAndTheirPlace() throws Exception {
        String own = "{\"event_id\":\"mine\",\"user\":\"ann\",\"type\":\"like\",\"track\":\"t-1\"}";

        segue.send(segue.request("/v1/events")
                .header("Idempotency-Key", "k")
                .POST(BodyPublishers.ofString("[" + PLAY + "," + own + "," + PLAY + "]")));

        assertThat(segue.log.events()).extracting(ListeningEvent::eventId).containsExactly("k:0", "mine", "k:2");
    }

    @Test
    void derivesTheSameIdFromTheSameContentAndAnotherFromAnother() throws Exception {
        String at = "{\"user\":\"ann\",\"type\":\"play\",\"track\":\"t-1\",\"at\":%d}";

        segue.postEvents(at.formatted(1_000));
        segue.postEvents(at.formatted(1_000));
        segue.postEvents(at.formatted(1_001));

        List<String> ids =
                segue.log.events().stream().map(ListeningEvent::eventId).toList();
        assertThat(ids.get(0)).hasSize(32).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void refusesAnIdempotencyKeyWithASpace() throws Exception {
        HttpResponse<String> response = segue.send(
                segue.request("/v1/events").header("Idempotency-Key", "a b").POST(BodyPublishers.ofString(PLAY)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("code").textValue()).isEqualTo("invalid_header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\t ", "\uFEFF"})
    void refusesABodyThatHoldsNothing(String body) throws Exception {
        HttpResponse<String> response = segue.postEvents(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("code").textValue()).isEqualTo("empty_body");
        assertThat(TestServer.json(response).path("detail").textValue())
                .isEqualTo("the body is empty; send one event, an array of events, or one event a line");
    }

    @Test
    void refusesAnEmptyArray() throws Exception {
        HttpResponse<String> response = segue.postEvents("[]");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("detail").textValue())
                .isEqualTo("the array holds no events; send one at least");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{            | line 1, column 3
            [{},          | line 1, column 5
            {} {}         | something follows the event
            [{}] x        | line 1, column 6
            nonsense      | line 1, column
            {"a":1,"a":2} | Duplicate field 'a'
            """)
    void saysWhereABodyStopsBeingJson(String body, String detail) throws Exception {
        HttpResponse<String> response = segue.postEvents(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("code").textValue()).isEqualTo("malformed_json");
        assertThat(TestServer.json(response).path("detail").textValue()).contains(detail);
    }

    @Test
    void aDeeplyNestedBodyIsRefusedNotFatal() throws Exception {
        HttpResponse<String> response = segue.postEvents("[".repeat(100_000));

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "multipart/form-data; boundary=x", "image/png"})
    void refusesOtherTypes(String contentType) throws Exception {
        HttpResponse<String> response = segue.post("/v1/events", contentType, PLAY);

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(segue.log.events()).isEmpty();
    }

    @Test
    void refusesACompressedBody() throws Exception {
        HttpResponse<String> response = segue.send(
                segue.request("/v1/events").header("Content-Encoding", "gzip").POST(BodyPublishers.ofString(PLAY)));

        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void saysWhenToTryAgainWhenTheLogIsAway() throws Exception {
        segue.log.unavailable = Optional.of(new Appended.Unavailable("no broker answers", Duration.ofMillis(1500)));

        HttpResponse<String> response = segue.postEvents(PLAY);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
        assertThat(TestServer.json(response)).isEqualTo(TestServer.json("""
                {"type":"/problems/log_unavailable","title":"Events cannot be stored at the moment","status":503,
                 "detail":"no broker answers","instance":"/v1/events","code":"log_unavailable","errors":[]}"""));
    }

    @Test
    void takesTenThousandEventsAndNoMore() throws Exception {
        String most = (PLAY + "\n").repeat(10_000);

        HttpResponse<String> taken = segue.postEvents(most);
        HttpResponse<String> refused = segue.postEvents(most + PLAY);

        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(TestServer.json(refused).path("code").textValue()).isEqualTo("too_many_events");
        assertThat(segue.log.events()).hasSize(10_000);
    }
}
