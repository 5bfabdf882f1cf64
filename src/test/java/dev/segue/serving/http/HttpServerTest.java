package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {

    private static final String PLAY = """
            {"user":"ann","type":"play","track":"t-1","title":"%s"}""";
    private static final String HALF_A_POST =
            "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"user\":";
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    private TestServer segue = TestServer.start();

    @AfterEach
    void stop() {
        segue.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/v1", "/v1/users/ann", "/v1/users//recommendations", "/V1/trending"})
    void answersAnUnknownPathWithAProblem(String path) throws Exception {
        HttpResponse<String> response = segue.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(TestServer.json(response)).isEqualTo(TestServer.json("""
                {"type":"/problems/unknown_path","title":"There is nothing at this path","status":404,
                 "detail":"no such path; `/` names those there are","instance":"%s","code":"unknown_path",
                 "errors":[]}""".formatted(path)));
    }

    @Test
    void namesTheMethodsThatAPathTakes() throws Exception {
        HttpResponse<String> response =
                segue.send(segue.request("/v1/users/ann/recommendations").DELETE());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
        assertThat(TestServer.json(response).path("code").textValue()).isEqualTo("method_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/trending/", "//v1//trending", "/v1/trending?", "/v1/trending?&"})
    void slashesTooManyCountForNothing(String path) throws Exception {
        assertThat(segue.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> response =
                segue.send(segue.request("/health/live").method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void hidesWhyItFailedButNamesTheError() throws Exception {
        segue.lookups.recommend = _ -> {
            throw new IllegalStateException("a secret of the inside");
        };

        HttpResponse<String> response = segue.get("/v1/users/ann/recommendations");

        JsonNode problem = TestServer.json(response);
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(problem.path("code").textValue()).isEqualTo("internal");
        assertThat(problem.path("detail").textValue()).matches(".*under error [0-9a-f-]{36}");
        assertThat(response.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void takesABodyOfTenMegabytes() throws Exception {
        String body = PLAY.formatted("x".repeat(9_999_900));

        HttpResponse<String> response = segue.postEvents(body);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(segue.log.only().description().title()).hasSize(9_999_900);
    }

    @Test
    void refusesALongerBody() throws Exception {
        HttpResponse<String> response = segue.postEvents(PLAY.formatted("x".repeat(10_000_000)));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(TestServer.json(response).path("detail").textValue())
                .isEqualTo("the body is longer than 10000000 bytes; send it in several requests");
        assertThat(segue.log.events()).isEmpty();
    }

    @Test
    void refusesALongerBodyOfUnknownLength() throws Exception {
        byte[] body = PLAY.formatted("x".repeat(10_000_000)).getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> response = segue.send(
                segue.request("/v1/events").POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body))));

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void answersAThousandRequestsAtOnce() throws Exception {
        List<Future<HttpResponse<String>>> responses = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1000; i++) {
                String event = PLAY.formatted("number " + i);
                responses.add(clients.submit(() -> segue.postEvents(event)));
            }
        }

        for (Future<HttpResponse<String>> response : responses) {
            assertThat(response.get().statusCode()).isEqualTo(202);
        }
        assertThat(segue.log.events().stream().map(event -> event.description().title()))
                .doesNotHaveDuplicates()
                .hasSize(1000);
    }

    @Test
    void refusesMoreRequestsAtOnceThanItWasToldTo() throws Exception {
        restart(TestSettings.taking(1024, 1024, 1));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        holdBack(asked, answer);

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> first = clients.submit(() -> segue.get("/v1/users/ann/recommendations"));
            asked.await();
            HttpResponse<String> second = segue.get("/v1/trending");
            answer.countDown();

            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.headers().firstValue("Retry-After")).contains("1");
            assertThat(TestServer.json(second).path("code").textValue()).isEqualTo("overloaded");
            assertThat(first.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aStopWaitsForTheRequestsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        holdBack(asked, answer);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> response = threads.submit(() -> segue.get("/v1/users/ann/recommendations"));
            asked.await();
            Future<?> stop = threads.submit(segue.server::close);
            HttpResponse<String> refused = getUntilRefused();
            assertThat(stop.isDone()).isFalse();
            answer.countDown();

            assertThat(TestServer.json(refused).path("code").textValue()).isEqualTo("stopping");
            assertThat(response.get().statusCode()).isEqualTo(200);
            stop.get();
        }
    }

    @Test
    void aStopDoesNotWaitForEver() throws Exception {
        restart(TestSettings.waiting(LONG, LONG, LONG, SHORT));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        holdBack(asked, answer);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> abandoned = threads.submit(() -> segue.get("/v1/users/ann/recommendations"));
            asked.await();
            segue.server.close();
            assertThat(answer.getCount()).isEqualTo(1);
            answer.countDown();
            assertThat(abandoned).isNotCancelled();
        }

        assertThatThrownBy(() -> segue.get("/health/live")).isInstanceOf(IOException.class);
    }

    @Test
    void closesTheConnectionOfAClientThatStopsInTheMiddleOfABody() throws Exception {
        restart(TestSettings.waiting(LONG, LONG, SHORT, LONG));

        RawHttp.exchange(segue.server.port(), HALF_A_POST);

        assertThat(metricsOnceTheyContain("{route=\"/v1/events\",status=\"408\"}"))
                .contains("{route=\"/v1/events\",status=\"408\"}");
    }

    /// The connection is closed before the request is counted: asks again, a bounded number of times.
    private String metricsOnceTheyContain(String line) throws Exception {
        String metrics = segue.get("/metrics").body();
        for (int attempt = 0; attempt < 2_000 && !metrics.contains(line); attempt++) {
            metrics = segue.get("/metrics").body();
        }
        return metrics;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NONSENSE\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/9.9\r\nHost: x\r\n\r\n"})
    void answersWhatIsNoRequestWithAProblem(String request) throws Exception {
        String response = RawHttp.exchange(segue.server.port(), request);

        assertThat(response).startsWith("HTTP/1.1 4").contains("application/problem+json");
    }

    @Test
    void answersHeadersThatAreTooLongWithAProblem() throws Exception {
        HttpResponse<String> response = segue.send(
                segue.request("/").header("X-Long", "x".repeat(20_000)).GET());

        assertThat(response.statusCode()).isBetween(400, 499);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void saysThatThePortIsInUse() {
        int port = segue.server.port();

        assertThatThrownBy(() -> TestServer.start(TestSettings.listening("127.0.0.1", port)))
                .isInstanceOf(PortInUse.class)
                .hasMessage("port %d of 127.0.0.1 is in use; stop what listens there or choose another port"
                        .formatted(port));
        assertThat(segue.server.port()).isEqualTo(port);
    }

    @Test
    void saysThatItCannotListenThere() {
        HttpSettings elsewhere = TestSettings.listening("192.0.2.1", 0);

        assertThatThrownBy(() -> TestServer.start(elsewhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot listen on port 0 of 192.0.2.1: ");
    }

    @Test
    void aClientThatGoesAwayInTheMiddleIsNoErrorOfOurs() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), segue.server.port())) {
            socket.getOutputStream()
                    .write("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
                            .getBytes(StandardCharsets.US_ASCII));
        }

        String metrics = segue.get("/metrics").body();
        while (!metrics.contains("route=\"/v1/events\"")) {
            metrics = segue.get("/metrics").body();
        }
        assertThat(metrics).contains("{route=\"/v1/events\",status=\"408\"}");
    }

    private void restart(HttpSettings settings) {
        segue.close();
        segue = TestServer.start(settings);
    }

    private void holdBack(CountDownLatch asked, CountDownLatch answer) {
        var recommend = segue.lookups.recommend;
        segue.lookups.recommend = query -> {
            asked.countDown();
            await(answer);
            return recommend.apply(query);
        };
    }

    private HttpResponse<String> getUntilRefused() throws Exception {
        HttpResponse<String> response = segue.get("/health/live");
        while (response.statusCode() == 200) {
            response = segue.get("/health/live");
        }
        return response;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
