package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.EventType;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent;
import dev.segue.events.Preferences;
import dev.segue.serving.Answer;
import dev.segue.serving.EventLog.Appended;
import dev.segue.serving.Position;
import dev.segue.serving.TasteProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesResourceTest {

    private static final String PATH = "/v1/users/ann/preferences";
    private static final Preferences SAID =
            new Preferences(List.of("jazz", "folk"), List.of("The Invented"), Map.of("energy", 0.8, "tempo", 120.0));
    private static final String JSON = """
            {"genres":["jazz","folk"],"artists":["The Invented"],"features":{"energy":0.8,"tempo":120}}""";

    private final TestServer segue = TestServer.start();

    @AfterEach
    void stop() {
        segue.close();
    }

    @Test
    void whatIsSaidIsAnEventOfTheLog() throws Exception {
        HttpResponse<String> response = put(JSON);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(Position.parse(TestServer.json(response).path("position").textValue()))
                .isEqualTo(Position.of(Map.of(0, 0L)));
        ListeningEvent event = segue.log.only();
        assertThat(event.eventId()).isNotEmpty();
        assertThat(event.withEventId(""))
                .isEqualTo(ListeningEvent.of(EventType.PREFERENCES, "ann", "", TestServer.NOW)
                        .withPreferences(SAID));
    }

    @Test
    void aCountryMayBeAllThatIsSaid() throws Exception {
        assertThat(put("{\"country\":\"SE\"}").statusCode()).isEqualTo(202);

        assertThat(segue.log.only().preferences()).isEqualTo(Preferences.NONE.in("SE"));
    }

    @Test
    void itIsTakenBackByAnEventThatSaysNothing() throws Exception {
        HttpResponse<String> response = segue.send(segue.request(PATH).DELETE());

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(segue.log.only().type()).isEqualTo(EventType.PREFERENCES);
        assertThat(segue.log.only().preferences()).isEqualTo(Preferences.NONE);
    }

    @Test
    void anEventOfTheLogMaySayTheSame() throws Exception {
        HttpResponse<String> response = segue.postEvents("""
                {"user":"ann","type":"preferences","preferences":%s}""".formatted(JSON));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(segue.log.only().preferences()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"genre":["jazz"]}             | unknown field `genre`; did you mean `genres`?
            {"genres":"jazz"}              | field `genres` must be an array of texts but is text
            {"genres":["jazz","jazz"]}     | field `genres` must be at most 50 names of 1 to 128 characters, each once
            {"artists":[""]}               | field `artists` must be at most 50 names of 1 to 128 characters, each once
            {"features":{"energie":0.5}}   | unknown feature `features.energie`; did you mean `energy`?
            {"features":{"energy":1.5}}    | field `features.energy` must be a number from 0 to 1
            {"features":{"tempo":"fast"}}  | field `features.tempo` must be a number from 0 to 1000
            {"country":"Sweden"}           | field `country` must be the two capital letters of ISO 3166-1, such as SE
            ["jazz"]                       | the body must be a JSON object
            """)
    void saysWhatToChange(String body, String detail) throws Exception {
        HttpResponse<String> response = put(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(TestServer.json(response).path("detail").textValue()).isEqualTo(detail);
        assertThat(segue.log.events()).isEmpty();
    }

    @Test
    void anEmptyBodyTakesNothingBack() throws Exception {
        assertThat(put("").statusCode()).isEqualTo(400);
        assertThat(segue.log.events()).isEmpty();
    }

    @Test
    void withoutTheLogNothingIsSaidToBeKept() throws Exception {
        segue.log.unavailable = Optional.of(new Appended.Unavailable("no broker", Duration.ofSeconds(2)));

        assertThat(put(JSON).statusCode()).isEqualTo(503);
    }

    @Test
    void whatWasSaidIsReadFromTheState() throws Exception {
        segue.lookups.taste = Answer.found(new TasteProfile(
                new ListenerId("ann"),
                0,
                Optional.empty(),
                Position.of(Map.of(0, 42L)),
                List.of(),
                List.of(),
                List.of(),
                SAID));

        assertThat(TestServer.json(segue.get(PATH + "?after=AQAq"))).isEqualTo(TestServer.json("""
                {"user":"ann","position":"AQAq","genres":["jazz","folk"],"artists":["The Invented"],
                 "features":{"energy":0.8,"tempo":120.0}}"""));
        assertThat(segue.lookups.askedAfter).contains(Position.of(Map.of(0, 42L)));
    }

    @Test
    void whoIsNotKnownHasSaidNothing() throws Exception {
        assertThat(TestServer.json(segue.get("/v1/users/new/preferences")).path("genres"))
                .isEmpty();
    }

    private HttpResponse<String> put(String body) throws Exception {
        return segue.send(
                segue.request(PATH).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }
}
