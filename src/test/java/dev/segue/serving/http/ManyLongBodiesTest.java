package dev.segue.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Long bodies are held within one budget, however many come at once.
@Timeout(120)
class ManyLongBodiesTest {

    private static final int LONG_BODY = 1_000_000;
    private static final long BUDGET = 4_000_000;
    private static final String EVENT = """
            {"user":"ann","type":"play","track":"t-1","title":"%s"}""";

    @Test
    void fortyAtOnceNeverTakeMoreThanTheBudgetAndEachIsAnswered() throws Exception {
        try (TestServer segue = TestServer.start(TestSettings.taking(2_000_000, BUDGET, 4096))) {
            String body = EVENT.formatted("x".repeat(LONG_BODY));
            AtomicLong most = new AtomicLong();
            CountDownLatch refused = new CountDownLatch(1);
            segue.log.onAppend(() -> {
                await(refused);
                most.accumulateAndGet(held(segue), Math::max);
            });

            List<HttpResponse<String>> responses = new ArrayList<>();
            try (var clients = Executors.newFixedThreadPool(40)) {
                List<Future<HttpResponse<String>>> asked = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    asked.add(clients.submit(() -> {
                        HttpResponse<String> response = segue.postEvents(body);
                        if (response.statusCode() == 503) {
                            refused.countDown();
                        }
                        return response;
                    }));
                }
                for (Future<HttpResponse<String>> each : asked) {
                    responses.add(each.get());
                }
            }

            assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(202, 503);
            assertThat(responses)
                    .filteredOn(response -> response.statusCode() == 503)
                    .isNotEmpty()
                    .allSatisfy(ManyLongBodiesTest::saysToTryAgain);
            assertThat(most.get()).isBetween((long) LONG_BODY, BUDGET);
            assertThat(segue.log.events()).hasSize((int) responses.stream()
                    .filter(response -> response.statusCode() == 202)
                    .count());
            awaitNothingHeld(segue);
        }
    }

    @Test
    void aLengthThatIsOnlyAnnouncedTakesNothing() throws Exception {
        try (TestServer segue = TestServer.start(TestSettings.taking(2_000_000, BUDGET, 4096))) {
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Socket client = new Socket(InetAddress.getLoopbackAddress(), segue.server.port());
                client.getOutputStream()
                        .write("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n{"
                                .getBytes(StandardCharsets.US_ASCII));
                clients.add(client);
            }

            int status =
                    segue.postEvents(EVENT.formatted("x".repeat(LONG_BODY))).statusCode();

            assertThat(status).isEqualTo(202);
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    @Test
    void shortRequestsAreAnsweredWhileALongBodyIsHeld() throws Exception {
        try (TestServer segue = TestServer.start(TestSettings.taking(LONG_BODY + 1000, LONG_BODY + 1000, 4096))) {
            CountDownLatch appending = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            segue.log.onAppend(() -> {
                appending.countDown();
                await(goOn);
            });
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                var first = clients.submit(() -> segue.postEvents(EVENT.formatted("x".repeat(LONG_BODY))));
                appending.await();

                int read = segue.get("/v1/trending").statusCode();
                HttpResponse<String> second = segue.postEvents(EVENT.formatted("x".repeat(LONG_BODY)));
                goOn.countDown();

                assertThat(read).isEqualTo(200);
                saysToTryAgain(second);
                assertThat(first.get().statusCode()).isEqualTo(202);
            }
            segue.log.onAppend(() -> {});
            assertThat(segue.postEvents(EVENT.formatted("x".repeat(LONG_BODY))).statusCode())
                    .isEqualTo(202);
        }
    }

    private static void saysToTryAgain(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("\"bodies_overloaded\"");
    }

    /// A body is given up only once its answer has been written, so its caller may be a little ahead. A body that is
    /// never given up ends the test by its time limit.
    private static void awaitNothingHeld(TestServer segue) throws InterruptedException {
        while (held(segue) > 0) {
            Thread.sleep(5);
        }
    }

    private static long held(TestServer segue) {
        return (long) segue.registry.get("segue.http.body.bytes").gauge().value();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
