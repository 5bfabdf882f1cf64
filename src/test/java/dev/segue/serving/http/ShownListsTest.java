package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.events.EventType;
import dev.segue.events.FeatureBytes;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Answer;
import dev.segue.events.Made;
import dev.segue.events.TrackId;
import dev.segue.listener.Outcome.Kind;
import dev.segue.ranking.PackedFeatures.Contribution;
import dev.segue.serving.EventLog.Appended;
import dev.segue.serving.Position;
import dev.segue.serving.ShownList;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShownListsTest {

    private static final String ID = "0-00c0ffee00c0ffee";

    private final TestServer segue = TestServer.start();

    @AfterEach
    void stop() {
        segue.close();
    }

    @Test
    void aListIsRecordedAsShownBeforeTheAnswerGoesOut() throws Exception {
        JsonNode json = TestServer.json(segue.get("/v1/users/ann/recommendations?record=shown"));

        assertThat(segue.lookups.asked.recorded()).isTrue();
        assertThat(Position.parse(json.path("shown_position").textValue())).isEqualTo(Position.of(Map.of(0, 0L)));
        assertThat(segue.log.only())
                .isEqualTo(ListeningEvent.of(EventType.IMPRESSION, "ann", "", TestServer.NOW)
                        .withEventId("r-1:shown")
                        .withAnswer(new Answer("r-1", OptionalInt.of(1)))
                        .withShown(
                                List.of("t-2"),
                                new Made("mixed", "default", 7, List.of(0.83f), FeatureBytes.of(new byte[] {1, 2}))));
    }

    @Test
    void aListIsRecordedByABodyToo() throws Exception {
        segue.post("/v1/users/ann/recommendations", "application/json", "{\"record\":\"shown\"}");

        assertThat(segue.log.only().type()).isEqualTo(EventType.IMPRESSION);
    }

    @Test
    void nothingIsRecordedUnlessItIsAskedFor() throws Exception {
        JsonNode json = TestServer.json(segue.get("/v1/users/ann/recommendations"));

        assertThat(json.has("shown_position")).isFalse();
        assertThat(segue.lookups.asked.recorded()).isFalse();
        assertThat(segue.log.events()).isEmpty();
    }

    @Test
    void aListThatTheLogDoesNotTakeIsNotServedAsShown() throws Exception {
        segue.log.unavailable = Optional.of(new Appended.Unavailable("no broker", Duration.ofSeconds(2)));

        assertThat(segue.get("/v1/users/ann/recommendations?record=shown").statusCode())
                .isEqualTo(503);
    }

    @Test
    void aShownListTellsWhatCameOfItAndWhatMadeItsScores() throws Exception {
        segue.lookups.shown = dev.segue.serving.Answer.found(new ShownList(
                ID,
                new ListenerId("ann"),
                TestServer.NOW,
                "mixed",
                "default",
                0,
                false,
                List.of(new ShownList.Item(
                        new TrackId("t-2"),
                        1,
                        0.5,
                        1,
                        Optional.of(Kind.SKIPPED),
                        Optional.of(TestServer.NOW),
                        List.of(new Contribution("blend", 0.25, 2, 0.5))))));

        JsonNode json = TestServer.json(segue.get("/v1/recommendations/" + ID + "?explain=full"));

        assertThat(segue.lookups.askedId).isEqualTo(ID);
        assertThat(json).isEqualTo(TestServer.json("""
                {"recommendation_id":"0-00c0ffee00c0ffee","user":"ann","shown_at":"2026-05-02T08:00:00Z","mode":"mixed",
                 "variant":"default","generation":0,"closed":false,
                 "items":[{"track":"t-2","rank":1,"score":0.5,"propensity":1.0,"outcome":"skipped",
                 "outcome_at":"2026-05-02T08:00:00Z",
                 "contributions":[{"feature":"blend","value":0.25,"weight":2.0,"contribution":0.5}]}]}"""));
        assertThat(segue.get("/v1/recommendations/" + ID).body()).doesNotContain("contributions");
    }

    @Test
    void whatIsNoIdIsRefusedAndWhatIsNotKnownIsNotFound() throws Exception {
        HttpResponse<String> bad = segue.get("/v1/recommendations/none");

        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(segue.get("/v1/recommendations/" + ID).statusCode()).isEqualTo(404);
    }
}
