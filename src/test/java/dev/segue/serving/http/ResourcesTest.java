package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.ranking.TrendingRequest;
import dev.segue.serving.Answer;
import dev.segue.serving.Ledger;
import dev.segue.serving.Position;
import dev.segue.serving.Readiness;
import dev.segue.serving.SimilarList.By;
import dev.segue.serving.TasteProfile;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResourcesTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final TestServer segue = TestServer.start();

    @AfterEach
    void stop() {
        segue.close();
    }

    @Test
    void answersWithSimilarTracks() throws Exception {
        segue.lookups.described.put(new TrackId("t-1"), new Description("", "", "Harbour Lights"));

        HttpResponse<String> response = segue.get("/v1/tracks/t-1/similar?by=blend&limit=3");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(segue.lookups.askedBy).isEqualTo(By.BLEND);
        assertThat(segue.lookups.askedLimit).isEqualTo(3);
        assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).startsWith("public, max-age=30");
        assertThat(TestServer.json(response)).isEqualTo(TestServer.json("""
                {"track":"t-1","title":"Harbour Lights","as_of":"2026-05-01T20:18:01Z","generation":3,
                 "items":[{"track":"t-2","rank":1,"score":0.4,"source":"co-listens"}]}"""));
    }

    @Test
    void answers404ForATrackThatIsNotKnown() throws Exception {
        segue.lookups.similar = new Answer.NotFound<>("nothing has followed this track yet");

        HttpResponse<String> response = segue.get("/v1/tracks/t-1/similar");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(TestServer.json(response).path("code").textValue()).isEqualTo("not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "a%2Fb, a/b",
        "%C3%BC, ü",
        "a%20b, a b",
        "100%25, 100%",
        "a+b, a+b",
        "spotify:track:1, spotify:track:1",
        "a;b=c, a;b=c",
        "%2E%2E, ..",
        "a%3Fb%23c, a?b#c",
        "similar, similar"
    })
    void anIdMayHoldAnyCharacter(String encoded, String id) throws Exception {
        HttpResponse<String> response = segue.get("/v1/tracks/" + encoded + "/similar");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(segue.lookups.askedTrack).isEqualTo(new TrackId(id));
    }

    @Test
    void refusesAnIdThatIsTooLongOrNoUtf8() throws Exception {
        HttpResponse<String> tooLong = segue.get("/v1/tracks/" + "a".repeat(513) + "/similar");
        HttpResponse<String> noUtf8 = segue.get("/v1/tracks/%FF/similar");

        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(tooLong).path("code").textValue()).isEqualTo("invalid_id");
        assertThat(noUtf8.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(noUtf8).path("code").textValue()).isEqualTo("invalid_id");
    }

    @Test
    void answersWithWhatIsTrending() throws Exception {
        HttpResponse<String> response = segue.get("/v1/trending");

        assertThat(segue.lookups.askedLimit).isEqualTo(20);
        assertThat(TestServer.json(response)).isEqualTo(TestServer.json("""
                {"order":"listeners","as_of":"2026-05-01T20:18:01Z",
                 "items":[{"track":"t-9","rank":1,"score":17.5}]}"""));
    }

    @Test
    void asksForWhatRisesInAGenreAndACountry() throws Exception {
        HttpResponse<String> response = segue.get("/v1/trending?genre=jazz&country=SE&order=rising&limit=3");

        assertThat(segue.lookups.askedTrends)
                .contains(new TrendingRequest(Optional.of("jazz"), "SE", TrendingRequest.Order.RISING, 3));
        assertThat(TestServer.json(response)).isEqualTo(TestServer.json("""
                {"genre":"jazz","country":"SE","order":"rising","as_of":"2026-05-01T20:18:01Z",
                 "items":[{"track":"t-9","rank":1,"score":17.5}]}"""));
    }

    @Test
    void refusesWhatIsNoCountry() throws Exception {
        HttpResponse<String> response = segue.get("/v1/trending?country=se");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).path("detail").asText())
                .isEqualTo("parameter `country` must be two capital letters of ISO 3166-1, such as SE, but was se");
    }

    @Test
    void saysThatNoTrackIsOfAGenre() throws Exception {
        segue.lookups.trending = new Answer.NotFound<>("no track of the catalog is of genre none");

        assertThat(segue.get("/v1/trending?genre=none").statusCode()).isEqualTo(404);
    }

    @Test
    void answersWithATaste() throws Exception {
        TrackId track = new TrackId("t-1");
        segue.lookups.taste = Answer.found(new TasteProfile(
                new ListenerId("ann"),
                12,
                Optional.of(NOON),
                Position.of(Map.of(0, 42L)),
                List.of(new TasteProfile.Heard(track, NOON, true)),
                List.of(new TasteProfile.Judgement(track, -1, NOON)),
                List.of(new TasteProfile.Block("artist", "x", Optional.empty()))));

        HttpResponse<String> response = segue.get("/v1/users/ann/taste");

        assertThat(TestServer.json(response)).isEqualTo(TestServer.json("""
                {"user":"ann","plays":12,"position":"AQAq","last_at":"2026-05-01T12:00:00Z",
                 "recent":[{"track":"t-1","at":"2026-05-01T12:00:00Z","skipped":true}],
                 "judgements":[{"track":"t-1","strength":-1.0,"at":"2026-05-01T12:00:00Z"}],
                 "blocks":[{"kind":"artist","id":"x"}]}"""));
    }

    @Test
    void answers404ForTheTasteOfAStranger() throws Exception {
        assertThat(segue.get("/v1/users/ann/taste").statusCode()).isEqualTo(404);
    }

    @Test
    void addsUpTheLedgerAndSaysWhetherItBalances() throws Exception {
        segue.lookups.ledger = Answer.found(new Ledger(
                List.of(
                        line(0, new Ledger.Counts(10, 7, 1, 1, 1, 0, 5), 4),
                        line(1, new Ledger.Counts(5, 4, 0, 0, 0, 0, 2), 2)),
                2));

        HttpResponse<String> response = segue.get("/v1/ledger");

        assertThat(TestServer.json(response)).isEqualTo(TestServer.json("""
                {"complete":true,"balances":false,"expected_partitions":2,
                 "total":{"read":15,"accepted":11,"duplicate":1,"dead_lettered":1,"rerouted":1,"rerouted_in":0,
                          "updates_sent":7,"updates_applied":6},
                 "partitions":[
                  {"partition":0,"read":10,"accepted":7,"duplicate":1,"dead_lettered":1,"rerouted":1,"rerouted_in":0,
                   "updates_sent":5,"updates_applied":4,"balances":true},
                  {"partition":1,"read":5,"accepted":4,"duplicate":0,"dead_lettered":0,"rerouted":0,"rerouted_in":0,
                   "updates_sent":2,"updates_applied":2,"balances":false}]}"""));
    }

    @Test
    void saysHowGoodTheListsWere() throws Exception {
        assertThat(TestServer.json(segue.get("/v1/quality"))).isEqualTo(TestServer.json("""
                {"window_seconds":600,"slices":[{"slice":"mixed","variant":"default","listeners":"warm","scored":8,
                 "hit_rate_20":0.5,"ndcg_20":0.25,"mrr":0.2}]}"""));
    }

    @Test
    void saysWhichGenerationsAreHeldAndWhichServes() throws Exception {
        assertThat(TestServer.json(segue.get("/v1/models"))).isEqualTo(TestServer.json("""
                {"serving":3,"generations":[
                  {"generation":2,"name":"g-0123456789ab","whole":true,"tracks":7,"ranker_steps":90,"memory_bytes":4000},
                  {"generation":3,"name":"g-ba9876543210","whole":true,"tracks":8,"ranker_steps":100,
                   "memory_bytes":5000}],
                 "memory_budget_bytes":20000,
                 "refused":{"generation":4,"name":"g-000000000000","reason":"too large"},
                 "retraining":{"schedule":"0 3 * * *","elected":true,"running":false,"next":"2026-11-29T03:00:00Z",
                  "last":{"started":"2026-11-28T03:00:00Z","seconds":61.5,"outcome":"reported",
                   "generation":"g-aa9876543210","detail":"not worse"}}}"""));
    }

    @Test
    void isLive() throws Exception {
        assertThat(segue.get("/health/live").body()).isEqualTo("{\"status\":\"live\"}");
    }

    @Test
    void isReadyWhenEveryLookupCanBeAnswered() throws Exception {
        assertThat(segue.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void showsHowFarEachStoreIsRestored() throws Exception {
        segue.lookups.readiness = new Readiness(
                false,
                true,
                "rebalancing",
                List.of(new Readiness.StoreProgress("listener-taste", 2, "restoring", 30, 120)));

        HttpResponse<String> response = segue.get("/health/ready");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(TestServer.json(response)).isEqualTo(TestServer.json("""
                {"status":"not_ready","state":"rebalancing","model_complete":true,
                 "stores":[{"store":"listener-taste","partition":2,"state":"restoring","restored":30,"total":120}]}"""));
    }

    @Test
    void measuresRequestsByTemplateNotByPath() throws Exception {
        segue.get("/v1/tracks/t-1/similar");
        segue.get("/v1/tracks/t-2/similar");
        segue.get("/nowhere/at/all");

        HttpResponse<String> response = segue.get("/metrics");

        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        assertThat(response.body())
                .contains(
                        "segue_http_request_duration_seconds_count{route=\"/v1/tracks/{track}/similar\",status=\"200\"} 2")
                .contains("segue_http_request_duration_seconds_count{route=\"unmatched\",status=\"404\"} 1");
    }

    @Test
    void theIndexNamesEveryRoute() throws Exception {
        String index = segue.get("/").body();

        assertThat(TestRoutes.all()).allSatisfy(route -> assertThat(index).contains(route.template()));
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void everyProblemHasAPage(ProblemCode code) throws Exception {
        HttpResponse<String> response = segue.get("/problems/" + code.wireName());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains(code.title()).contains(code.advice());
    }

    @Test
    void saysThatAQuestionCannotBeAnsweredYet() throws Exception {
        segue.lookups.trending = new Answer.Moving<>("the model is being loaded", Duration.ofSeconds(3));

        HttpResponse<String> response = segue.get("/v1/trending");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("3");
    }

    private static Ledger.Line line(int partition, Ledger.Counts counts, long updatesApplied) {
        return new Ledger.Line(partition, Optional.of(counts), OptionalLong.of(updatesApplied));
    }
}
