package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalog.Measure;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.ranking.ShownTracks;
import dev.segue.ranking.Steering;
import dev.segue.ranking.Steering.Bound;
import dev.segue.ranking.Steering.Target;
import dev.segue.serving.Answer;
import dev.segue.serving.Freshness;
import dev.segue.serving.Position;
import dev.segue.serving.RecommendationQuery;
import dev.segue.serving.RecommendationQuery.Explain;
import dev.segue.serving.RecommendationQuery.Mode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommendationsResourceTest {

    private static final String PATH = "/v1/users/ann/recommendations";

    private final TestServer segue = TestServer.start();

    @AfterEach
    void stop() {
        segue.close();
    }

    @Test
    void answersWithTheListAndWhatIsKnownOfItsTracks() throws Exception {
        segue.lookups.described.put(new TrackId("t-1"), new Description("The Invented", "", "Harbour Lights"));
        segue.lookups.described.put(new TrackId("t-2"), new Description("The Invented", "Piers", "Low Tide"));

        HttpResponse<String> response = segue.get(PATH + "?explain=full");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("Segue-Stale")).isEmpty();
        assertThat(response.headers().firstValue("Segue-Served-By")).contains("active");
        assertThat(TestServer.json(response)).isEqualTo(TestServer.json("""
                {"recommendation_id":"r-1","user":"ann","mode":"mixed","diversity":0.1,"as_of":"2026-05-01T20:18:01Z",
                 "cold_start":false,"variant":"default","generation":7,"position":"AQAq",
                 "items":[{"track":"t-2","rank":1,"score":0.83,"source":"co-listens","p_completed":0.31,"p_skipped":0.06,
                   "reasons":[{"code":"because_you_listened","text":"Because you listened to Harbour Lights",
                     "weight":0.6,"track":"t-1"}],
                   "title":"Low Tide","album":"Piers","artists":[{"name":"The Invented"}]}],
                 "pool":{"candidates":412,"after_filters":388,"excluded":24}}"""));
    }

    @Test
    void givesTextWithoutWeightByDefaultAndNothingWhenAsked() throws Exception {
        JsonNode byDefault = TestServer.json(segue.get(PATH));
        JsonNode none = TestServer.json(segue.get(PATH + "?explain=none"));

        assertThat(byDefault.path("items").get(0).path("reasons")).isEqualTo(TestServer.json("""
                [{"code":"because_you_listened","text":"Because you listened to t-1"}]"""));
        assertThat(none.path("items").get(0).has("reasons")).isFalse();
    }

    @Test
    void asksForWhatTheDefaultsSay() throws Exception {
        segue.get(PATH);

        assertThat(segue.lookups.asked).isEqualTo(RecommendationQuery.of(new ListenerId("ann")));
    }

    @Test
    void asksForWhatTheQuerySays() throws Exception {
        segue.get(PATH + "?limit=200&mode=discover&diversity=0.25&exclude=t%2F1&exclude=t+2&exclude_artist=The%20Loud"
                + "&explain=full&after=AQAq&wait_ms=1000&context=home&country=SE"
                + "&min_tempo=90&max_year=1979&target_energy=0.25&target_loudness=-7.5");

        assertThat(segue.lookups.asked).isEqualTo(everything());
    }

    @Test
    void asksForWhatTheBodySays() throws Exception {
        segue.post(PATH, "application/json", """
                {"limit":200,"mode":"discover","diversity":0.25,"exclude":["t/1","t 2"],"exclude_artist":"The Loud",
                 "explain":"full","after":"AQAq","wait_ms":1000,"context":"home","country":"SE",
                 "min_tempo":90,"max_year":1979,"target_energy":0.25,"target_loudness":-7.5}""");

        assertThat(segue.lookups.asked).isEqualTo(everything());
    }

    @Test
    void saysWhyABoundedListIsEmpty() throws Exception {
        segue.lookups.recommend = query -> Answer.found(FakeLookups.emptyFor(query));

        JsonNode bounded = TestServer.json(segue.get(PATH + "?min_tempo=400&max_year=1950&target_energy=1"));
        JsonNode unbounded = TestServer.json(segue.get(PATH + "?target_energy=1"));

        assertThat(bounded.path("items")).isEmpty();
        assertThat(bounded.path("note").textValue())
                .startsWith("no track that could be offered is known to lie within the bounds of tempo, year; widen");
        assertThat(unbounded.has("note")).isFalse();
    }

    @Test
    void waitsHalfASecondWhenAfterIsGivenAlone() throws Exception {
        segue.get(PATH + "?after=AQAq");

        assertThat(segue.lookups.asked.patience()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void saysWhenTheAnswerHasNotSeenWhatWasAskedFor() throws Exception {
        segue.lookups.recommend = query -> new Answer.Found<>(
                FakeLookups.listFor(query),
                new Freshness(true, Freshness.Copy.STANDBY, Optional.of(Duration.ofMillis(17))));

        HttpResponse<String> response = segue.get(PATH);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Segue-Stale")).contains("true");
        assertThat(response.headers().firstValue("Segue-Served-By")).contains("standby");
        assertThat(response.headers().firstValue("Segue-Lag-Ms")).contains("17");
    }

    @Test
    void answers503WhileTheStateIsMoving() throws Exception {
        segue.lookups.recommend = _ -> new Answer.Moving<>("partition 3 is being restored", Duration.ofMillis(10));

        HttpResponse<String> response = segue.get(PATH);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(TestServer.json(response).path("code").textValue()).isEqualTo("state_moving");
        assertThat(TestServer.json(response).path("detail").textValue()).isEqualTo("partition 3 is being restored");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=0          | parameter `limit` must be a whole number from 1 to 200 but was 0
            limit=201        | parameter `limit` must be a whole number from 1 to 200 but was 201
            limit=           | parameter `limit` must be a whole number from 1 to 200 but was empty
            limit=99999999999999999999 | parameter `limit` must be a whole number from 1 to 200 but was 99999999999999999999
            limit=1&limit=2  | parameter `limit` must be given once but was 2 values
            mode=Discover    | parameter `mode` must be one of mixed, discover, familiar but was Discover
            diversity=1.01   | parameter `diversity` must be a number from 0 to 1 but was 1.01
            diversity=-0.1   | parameter `diversity` must be a number from 0 to 1 but was -0.1
            diversity=much   | parameter `diversity` must be a number from 0 to 1 but was much
            diversity=NaN    | parameter `diversity` must be a number from 0 to 1 but was NaN
            explain=long     | parameter `explain` must be one of none, short, full but was long
            wait_ms=1001     | parameter `wait_ms` must be a whole number from 0 to 1000 but was 1001
            exclude=         | parameter `exclude` must be track ids of 1 to 512 characters but was empty
            after=           | parameter `after`: not a position (it is cut short); send the `position` of an answer unchanged
            limits=3         | unknown parameter `limits`; did you mean `limit`?
            %6Dodus=x        | unknown parameter `modus`; did you mean `mode`?
            min_tempo=1001   | parameter `min_tempo` must be a number from 0 to 1000 but was 1001
            max_duration_ms=1e3 | parameter `max_duration_ms` must be a number from 0 to 1000000000 but was 1e3
            target_loudness=-201 | parameter `target_loudness` must be a number from -200 to 50 but was -201
            target_valence=NaN | parameter `target_valence` must be a number from 0 to 1 but was NaN
            min_year=1990&max_year=1980 | `min_year` is more than `max_year`; no track can be both
            target_enrgy=0.5 | unknown parameter `target_enrgy`; did you mean `target_energy`?
            mode=%FF         | `%FF` in the query is not percent-encoded UTF-8; write `%` as `%25`
            """)
    void saysWhatToChangeInAQuery(String query, String detail) throws Exception {
        HttpResponse<String> response = segue.get(PATH + "?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("detail").textValue()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''              | empty_body
            []              | invalid_body
            {"limit":true}  | invalid_parameter
            {"mode":{}}     | invalid_parameter
            {"modus":"x"}   | unknown_parameter
            {"limit":1      | malformed_json
            {} {}           | malformed_json
            """)
    void saysWhatToChangeInABody(String body, String code) throws Exception {
        HttpResponse<String> response = segue.post(PATH, "application/json", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("code").textValue()).isEqualTo(code);
    }

    private static RecommendationQuery everything() {
        return new RecommendationQuery(
                new ListenerId("ann"),
                200,
                Mode.DISCOVER,
                OptionalDouble.of(0.25),
                Set.of(new TrackId("t/1"), new TrackId("t 2")),
                Set.of("The Loud"),
                Explain.FULL,
                Optional.of(Position.of(Map.of(0, 42L))),
                Duration.ofSeconds(1),
                "home",
                Optional.empty(),
                ShownTracks.NONE,
                false,
                List.of(),
                new Steering(
                        List.of(new Bound(Measure.TEMPO, 90, 1000), new Bound(Measure.YEAR, 1, 1979)),
                        List.of(new Target(Measure.ENERGY, 0.25), new Target(Measure.LOUDNESS, -7.5))),
                "SE");
    }
}
