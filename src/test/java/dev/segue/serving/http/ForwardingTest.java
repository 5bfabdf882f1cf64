package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.serving.Answer;
import dev.segue.serving.Freshness;
import dev.segue.serving.Ledger;
import dev.segue.serving.Peer;
import dev.segue.serving.Peers.Place;
import dev.segue.serving.Tolerance;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two processes: one is asked, the other may have the answer.
class ForwardingTest {

    private static final Ledger.Counts TEN = new Ledger.Counts(10, 8, 1, 1, 0, 0, 5);
    private static final Ledger.Counts TWENTY = new Ledger.Counts(20, 18, 1, 0, 1, 0, 7);
    private static final Answer.Moving<?> MOVING = new Answer.Moving<>("moving", Duration.ofSeconds(1));

    private final TestServer asked = TestServer.start();
    private final TestServer other = TestServer.start();

    @AfterEach
    void stop() {
        asked.close();
        other.close();
    }

    @Test
    void theOwnerAnswersWhereverTheQuestionArrives() throws Exception {
        asked.peers.place = ownedBy(other);

        HttpResponse<String> response =
                asked.get("/v1/users/a%2Fb/recommendations?limit=3&mode=discover&exclude=x&exclude=y%20z");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(other.lookups.asked.listener().value()).isEqualTo("a/b");
        assertThat(other.lookups.asked.limit()).isEqualTo(3);
        assertThat(other.lookups.asked.excludedTracks()).hasSize(2);
        assertThat(response.headers().firstValue("Segue-Served-By")).contains("active");
        assertThat(asked.lookups.asked.listener().value()).isEqualTo("not asked yet");
    }

    @Test
    void aBodyIsPassedOn() throws Exception {
        asked.peers.place = ownedBy(other);

        HttpResponse<String> response =
                asked.post("/v1/users/ann/recommendations", "application/json", "{\"limit\": 7}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(other.lookups.asked.limit()).isEqualTo(7);
    }

    @Test
    void anErrorOfTheOwnerIsPassedOn() throws Exception {
        asked.peers.place = ownedBy(other);

        HttpResponse<String> stranger = asked.get("/v1/users/ann/taste");
        HttpResponse<String> wrong = asked.get("/v1/users/ann/recommendations?limit=0");

        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(TestServer.json(stranger).path("code").textValue()).isEqualTo("not_found");
        assertThat(wrong.statusCode()).isEqualTo(400);
    }

    @Test
    void aQuestionTakesOneHopAtMost() throws Exception {
        asked.peers.place = ownedBy(other);
        other.peers.place = ownedBy(asked);
        other.lookups.recommend = _ -> moving();

        HttpResponse<String> response = asked.get("/v1/users/ann/recommendations");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(asked.lookups.tolerated).isEqualTo(Tolerance.ANY);
        assertThat(asked.registry
                        .get("segue.peer.requests")
                        .tag("outcome", "503")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(other.registry.find("segue.peer.requests").counter()).isNull();
    }

    @Test
    void aReplicaHereAnswersForAnOwnerThatIsDown() throws Exception {
        other.close();
        asked.peers.place = ownedBy(other);
        asked.lookups.recommend = query -> new Answer.Found<>(
                FakeLookups.listFor(query),
                new Freshness(false, Freshness.Copy.STANDBY, Optional.of(Duration.ofMillis(321))));

        HttpResponse<String> response = asked.get("/v1/users/ann/recommendations");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Segue-Served-By")).contains("standby");
        assertThat(response.headers().firstValue("Segue-Lag-Ms")).contains("321");
        assertThat(asked.lookups.tolerated).isEqualTo(Tolerance.ANY);
    }

    @Test
    void aReplicaElsewhereAnswersWhenTheOwnStateIsBeingRestored() throws Exception {
        asked.peers.place = new Place(false, Optional.empty(), List.of(peer(other)));
        asked.lookups.recommend = _ -> moving();

        HttpResponse<String> response = asked.get("/v1/users/ann/recommendations?max_lag_ms=5000");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(other.lookups.tolerated).isEqualTo(new Tolerance(true, Optional.of(Duration.ofSeconds(5))));
    }

    @Test
    void saysWhenToAskAgainWhenNobodyCanAnswer() throws Exception {
        asked.peers.place = new Place(false, Optional.of(peer(other)), List.of());
        asked.lookups.recommend = _ -> moving();
        other.lookups.recommend = _ -> moving();

        HttpResponse<String> response = asked.get("/v1/users/ann/recommendations");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(TestServer.json(response).path("code").textValue()).isEqualTo("state_moving");
    }

    @Test
    void aCopyThatIsNobodysForAMomentIsWaitedFor() throws Exception {
        asked.peers.place = new Place(false, Optional.empty(), List.of());
        AtomicInteger tries = new AtomicInteger();
        asked.lookups.recommend =
                query -> tries.incrementAndGet() < 4 ? moving() : Answer.found(FakeLookups.listFor(query));

        HttpResponse<String> response = asked.get("/v1/users/ann/recommendations");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(tries).hasValue(4);
    }

    @Test
    void aProcessThatHangsCostsOneRequestItsTime() throws Exception {
        asked.peers.place = ownedBy(other);
        other.lookups.recommend = query -> {
            sleep(1_500);
            return Answer.found(FakeLookups.listFor(query));
        };

        asked.get("/v1/users/ann/recommendations");
        long start = System.nanoTime();
        HttpResponse<String> second = asked.get("/v1/users/ann/recommendations");

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(asked.registry
                        .get("segue.peer.requests")
                        .tag("outcome", "passed_over")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    }

    @Test
    void theLedgerIsThatOfAllProcesses() throws Exception {
        asked.peers.others = List.of(peer(other));
        asked.lookups.ledger = Answer.found(new Ledger(List.of(whole(0, TEN)), 2));
        other.lookups.ledger = Answer.found(new Ledger(List.of(whole(1, TWENTY)), 2));

        var ledger = TestServer.json(asked.get("/v1/ledger"));

        assertThat(ledger.path("complete").booleanValue()).isTrue();
        assertThat(ledger.path("balances").booleanValue()).isTrue();
        assertThat(ledger.path("total").path("read").intValue()).isEqualTo(30);
        assertThat(ledger.path("total").path("updates_applied").intValue()).isEqualTo(12);
    }

    @Test
    void theRoomsOfAPartitionMayBeInTwoProcesses() throws Exception {
        asked.peers.others = List.of(peer(other));
        Ledger.Line listeners = new Ledger.Line(0, Optional.of(TEN), OptionalLong.empty());
        Ledger.Line tracks = new Ledger.Line(0, Optional.empty(), OptionalLong.of(5));
        asked.lookups.ledger = Answer.found(new Ledger(List.of(listeners), 1));
        other.lookups.ledger = Answer.found(new Ledger(List.of(tracks), 1));

        var ledger = TestServer.json(asked.get("/v1/ledger"));

        assertThat(ledger.path("complete").booleanValue()).isTrue();
        assertThat(ledger.path("total").path("read").intValue()).isEqualTo(10);
        assertThat(ledger.path("total").path("updates_applied").intValue()).isEqualTo(5);
        assertThat(ledger.path("partitions").get(0).has("track_room_reached")).isFalse();
    }

    @Test
    void theLedgerSaysWhichRoomIsMissing() throws Exception {
        Ledger.Line listeners = new Ledger.Line(0, Optional.of(TEN), OptionalLong.empty());
        asked.lookups.ledger = Answer.found(new Ledger(List.of(listeners), 1));

        var ledger = TestServer.json(asked.get("/v1/ledger"));

        assertThat(ledger).isEqualTo(TestServer.json("""
                {"complete":false,"balances":false,"expected_partitions":1,
                 "total":{"read":10,"accepted":8,"duplicate":1,"dead_lettered":1,"rerouted":0,"rerouted_in":0,
                          "updates_sent":5,"updates_applied":0},
                 "partitions":[
                  {"partition":0,"read":10,"accepted":8,"duplicate":1,"dead_lettered":1,"rerouted":0,"rerouted_in":0,
                   "updates_sent":5,"updates_applied":0,"balances":true,
                   "listener_room_reached":true,"track_room_reached":false}]}"""));
    }

    @Test
    void aLedgerWithoutListenerRoomsDoesNotBalance() throws Exception {
        Ledger.Line tracks = new Ledger.Line(0, Optional.empty(), OptionalLong.of(5));
        asked.lookups.ledger = Answer.found(new Ledger(List.of(tracks), 1));

        var ledger = TestServer.json(asked.get("/v1/ledger"));

        assertThat(ledger.path("complete").booleanValue()).isFalse();
        assertThat(ledger.path("balances").booleanValue()).isFalse();
        assertThat(ledger.at("/partitions/0/balances").booleanValue()).isFalse();
    }

    @Test
    void theLedgerSaysWhenAPartIsMissing() throws Exception {
        other.close();
        asked.peers.others = List.of(peer(other));
        asked.lookups.ledger = Answer.found(new Ledger(List.of(whole(0, TEN)), 2));

        var ledger = TestServer.json(asked.get("/v1/ledger"));

        assertThat(ledger.path("complete").booleanValue()).isFalse();
        assertThat(ledger.path("balances").booleanValue()).isFalse();
        assertThat(ledger.at("/partitions/0/balances").booleanValue()).isTrue();
        assertThat(ledger.path("expected_partitions").intValue()).isEqualTo(2);
    }

    private static Ledger.Line whole(int partition, Ledger.Counts counts) {
        return new Ledger.Line(partition, Optional.of(counts), OptionalLong.of(counts.updatesSent()));
    }

    @SuppressWarnings("unchecked") // an answer without a value
    private static <T> Answer<T> moving() {
        return (Answer<T>) MOVING;
    }

    private static Place ownedBy(TestServer owner) {
        return new Place(false, Optional.of(peer(owner)), List.of());
    }

    private static Peer peer(TestServer server) {
        return new Peer("127.0.0.1", server.server.port());
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
