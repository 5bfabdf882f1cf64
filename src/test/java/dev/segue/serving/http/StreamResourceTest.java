package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.FeatureBytes;
import dev.segue.events.TrackId;
import dev.segue.serving.Answer;
import dev.segue.serving.Peer;
import dev.segue.serving.Peers.Place;
import dev.segue.serving.Reason;
import dev.segue.serving.RecommendationList;
import dev.segue.serving.RecommendationQuery;
import dev.segue.serving.Revision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamResourceTest {

    private static final String PATH = "/v1/users/ann/stream";
    private static final Duration LONG = Duration.ofSeconds(50);

    @Test
    void theListComesAtOnceAndAgainWhenTheListenerHasChangedIt() throws Exception {
        try (TestServer segue = TestServer.start();
                Events events = Events.of(segue, PATH + "?limit=7&mode=discover", "")) {
            String first = events.next();
            offer(segue, "t-77", 2);
            String second = events.next();

            assertThat(first).contains("event: recommendations").contains("\"track\":\"t-2\"");
            assertThat(second).contains("\"track\":\"t-77\"");
            assertThat(idOf(first)).isNotEqualTo(idOf(second));
            assertThat(segue.lookups.asked.limit()).isEqualTo(7);
            assertThat(segue.lookups.asked.mode()).isEqualTo(RecommendationQuery.Mode.DISCOVER);
        }
    }

    @Test
    void whatOnlyTheModelChangedComesToo() throws Exception {
        try (TestServer segue = TestServer.start();
                Events events = Events.of(segue, PATH, "")) {
            events.next();
            offer(segue, "t-77", 1);

            assertThat(events.next()).contains("\"track\":\"t-77\"");
        }
    }

    @Test
    void aClientThatComesBackIsSentNothingUntilThereIsAnotherList() throws Exception {
        try (TestServer segue = TestServer.start();
                Events before = Events.of(segue, PATH, "")) {
            String id = idOf(before.next());
            try (Events again = Events.of(segue, PATH, id)) {
                offer(segue, "t-77", 2);

                assertThat(again.next()).contains("\"track\":\"t-77\"");
            }
        }
    }

    @Test
    void anAnswerSaysThatItIsAStream() throws Exception {
        try (TestServer segue = TestServer.start();
                Events events = Events.of(segue, PATH, "")) {
            assertThat(events.response.statusCode()).isEqualTo(200);
            assertThat(events.response.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(events.response.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void thereAreSoManyStreamsAndNoMoreUntilOneEnds() throws Exception {
        try (TestServer segue = TestServer.start(TestSettings.streaming(1, LONG))) {
            try (Events events = Events.of(segue, PATH, "")) {
                events.next();

                HttpResponse<String> refused = segue.get(PATH);
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).contains("5");
                assertThat(TestServer.json(refused).path("code").textValue()).isEqualTo("too_many_streams");
                assertThat(segue.get("/metrics").body()).contains("segue_http_streams 1.0");
            }
            awaitNoStream(segue);
            try (Events events = Events.of(segue, PATH, "")) {
                assertThat(events.next()).contains("t-2");
            }
        }
    }

    @Test
    void streamsTakeNoPlaceAmongTheRequests() throws Exception {
        try (TestServer segue = TestServer.start(TestSettings.taking(10_000, 10_000, 1));
                Events one = Events.of(segue, PATH, "");
                Events other = Events.of(segue, PATH, "")) {
            one.next();
            other.next();

            assertThat(segue.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anotherProcessNamesTheOwner() throws Exception {
        try (TestServer segue = TestServer.start()) {
            segue.peers.place = new Place(false, Optional.of(new Peer("there", 8081)), List.of());

            HttpResponse<String> response = segue.get(PATH + "?limit=3");

            assertThat(response.statusCode()).isEqualTo(307);
            assertThat(response.headers().firstValue("Location")).contains("http://there:8081" + PATH + "?limit=3");
            assertThat(TestServer.json(response).path("code").textValue()).isEqualTo("held_elsewhere");
        }
    }

    @Test
    void aStreamEndsWhenTheStateMovesAway() throws Exception {
        try (TestServer segue = TestServer.start();
                Events events = Events.of(segue, PATH, "")) {
            events.next();
            segue.lookups.recommend = _ -> new Answer.Moving<>("moved", Duration.ofSeconds(1));
            segue.lookups.revision = Optional.empty();

            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void aStopEndsAllStreamsAtOnce() throws Exception {
        TestServer segue = TestServer.start();
        try (Events events = Events.of(segue, PATH, "")) {
            events.next();
            long before = System.nanoTime();

            segue.close();

            assertThat(events.next()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void aClientThatTakesNothingIsDropped() throws Exception {
        try (TestServer segue = TestServer.start(TestSettings.streaming(1, Duration.ofSeconds(1)));
                Socket client = new Socket()) {
            int[] calls = {0};
            segue.lookups.recommend = query -> Answer.found(long200("t-" + calls[0]++, query));
            client.setReceiveBufferSize(4096);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), segue.server.port()));
            client.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(PATH).getBytes(StandardCharsets.US_ASCII));
            while (!segue.get("/metrics").body().contains("segue_http_streams 1.0")) {
                Thread.onSpinWait();
            }
            for (int i = 2; segue.get("/metrics").body().contains("segue_http_streams 1.0"); i++) {
                segue.lookups.revision = Optional.of(new Revision(i, i));
            }

            assertThat(calls[0]).isGreaterThan(1);
        }
    }

    private static void offer(TestServer segue, String track, long own) {
        segue.lookups.recommend = query -> Answer.found(listOf(query, List.of(itemOf(track))));
        segue.lookups.revision = Optional.of(new Revision(own, 2));
    }

    private static RecommendationList long200(String prefix, RecommendationQuery query) {
        List<RecommendationList.Item> items = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            items.add(itemOf(prefix + "-".repeat(450) + i));
        }
        return listOf(query, items);
    }

    private static RecommendationList listOf(RecommendationQuery query, List<RecommendationList.Item> items) {
        RecommendationList list = FakeLookups.listFor(query);
        return new RecommendationList(
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
                FeatureBytes.NONE);
    }

    private static RecommendationList.Item itemOf(String track) {
        return new RecommendationList.Item(
                new TrackId(track), 1, "trending", List.of(new Reason(Reason.Code.TRENDING, "", 1)));
    }

    private static void awaitNoStream(TestServer segue) throws Exception {
        for (int i = 2; !segue.get("/metrics").body().contains("segue_http_streams 0.0"); i++) {
            offer(segue, "t-" + i, i);
        }
        segue.lookups.recommend = query -> Answer.found(FakeLookups.listFor(query));
    }

    private static String idOf(String event) {
        return event.lines()
                .filter(line -> line.startsWith("id: "))
                .findFirst()
                .orElseThrow()
                .substring(4);
    }

    /// One client's view of a stream.
    private static final class Events implements AutoCloseable {

        private final HttpClient client;
        private final HttpResponse<InputStream> response;
        private final BufferedReader lines;

        private Events(HttpClient client, HttpResponse<InputStream> response) {
            this.client = client;
            this.response = response;
            this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        static Events of(TestServer segue, String path, String lastId) throws Exception {
            HttpClient client = HttpClient.newHttpClient();
            var request = segue.request(path).GET();
            if (!lastId.isEmpty()) {
                request.header("Last-Event-ID", lastId);
            }
            return new Events(client, client.send(request.build(), BodyHandlers.ofInputStream()));
        }

        /// Returns the next event, passing over comments and the time to retry; empty at the end.
        String next() throws IOException {
            StringBuilder event = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    event.append(line).append('\n');
                } else if (event.indexOf("data: ") >= 0) {
                    return event.toString();
                } else {
                    event.setLength(0);
                }
            }
            return "";
        }

        @Override
        public void close() throws IOException {
            response.body().close();
            client.shutdownNow();
        }
    }
}
