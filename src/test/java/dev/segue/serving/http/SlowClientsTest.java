package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that begin and do not go on: each connection ends by itself, and the others never notice.
@Timeout(60)
class SlowClientsTest {

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final String HEALTH = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";

    private final ScheduledExecutorService drips = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        drips.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G",
                "GET /health/live HT",
                "GET /health/live HTTP/1.1\r\n",
                "GET /health/live HTTP/1.1\r\nHost: x\r\nX-Ha"
            })
    void aHeadThatStopsHalfWayEndsTheConnection(String begin) throws Exception {
        try (TestServer segue = TestServer.start(TestSettings.waiting(SHORT, LONG, LONG, LONG));
                Socket client = connect(segue)) {
            write(client, begin);

            readToTheEnd(client);

            assertThat(segue.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aHeadThatDripsEndsTheConnectionToo() throws Exception {
        try (TestServer segue = TestServer.start(TestSettings.waiting(SHORT, LONG, LONG, LONG));
                Socket client = connect(segue)) {
            write(client, "GET /health/live HTTP/1.1\r\nX-Slow: ");
            drip(client);

            readToTheEnd(client);
        }
    }

    @Test
    void aBodyThatDripsEndsTheRequest() throws Exception {
        try (TestServer segue = TestServer.start(TestSettings.waiting(LONG, LONG, SHORT, LONG));
                Socket client = connect(segue)) {
            write(client, "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
            drip(client);

            readToTheEnd(client);

            assertThat(segue.log.events()).isEmpty();
        }
    }

    @Test
    void aBodyThatNobodyReadsEndsTheConnectionToo() throws Exception {
        try (TestServer segue = TestServer.start(TestSettings.waiting(SHORT, LONG, LONG, LONG));
                Socket client = connect(segue)) {
            write(client, "GET /health/live HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
            drip(client);

            readToTheEnd(client);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HEALTH, HEALTH + HEALTH})
    void aConnectionWithoutARequestEnds(String before) throws Exception {
        try (TestServer segue = TestServer.start(TestSettings.waiting(LONG, SHORT, LONG, LONG));
                Socket client = connect(segue)) {
            write(client, before);

            String answers = readToTheEnd(client);

            assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(before.length() / HEALTH.length() + 1);
        }
    }

    @Test
    void aClientThatDoesNotTakeItsAnswerIsNotWaitedForForEver() throws Exception {
        try (TestServer segue = TestServer.start(TestSettings.waiting(LONG, SHORT, LONG, LONG));
                Socket client = connect(segue)) {
            client.setSendBufferSize(1 << 16);

            assertThat(requestsUntilClosed(client)).isPositive();
        }
    }

    @Test
    void aRequestThatTakesLongToAnswerIsNoSlowClient() throws Exception {
        try (TestServer segue = TestServer.start(TestSettings.waiting(SHORT, SHORT, LONG, LONG))) {
            var recommend = segue.lookups.recommend;
            segue.lookups.recommend = query -> {
                pause(SHORT.multipliedBy(3));
                return recommend.apply(query);
            };

            assertThat(segue.get("/v1/users/ann/recommendations").statusCode()).isEqualTo(200);
        }
    }

    /// Asks on and on without reading a single answer, until the server has had enough.
    private static int requestsUntilClosed(Socket client) {
        int sent = 0;
        try {
            for (; sent < 10_000_000; sent++) {
                write(client, "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n");
            }
        } catch (IOException closed) {
            return sent;
        }
        throw new AssertionError("the connection was never closed");
    }

    private void drip(Socket client) {
        var _ = drips.scheduleWithFixedDelay(() -> dripOnce(client), 0, 50, TimeUnit.MILLISECONDS);
    }

    private static void dripOnce(Socket client) {
        try {
            write(client, "x");
        } catch (IOException closed) {
            throw new IllegalStateException("enough", closed);
        }
    }

    private static void pause(Duration time) {
        try {
            new java.util.concurrent.CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private static Socket connect(TestServer segue) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), segue.server.port());
        client.setSoTimeout(20_000);
        return client;
    }

    private static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    /// Returns what came until the server closed the connection, also when it did so in the middle of
    /// what we send.
    private static String readToTheEnd(Socket client) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = client.getInputStream();
        byte[] some = new byte[4096];
        try {
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                text.append(new String(some, 0, count, StandardCharsets.UTF_8));
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("the connection was not closed", e);
        } catch (java.net.SocketException reset) {
            return text.toString();
        }
        return text.toString();
    }
}
