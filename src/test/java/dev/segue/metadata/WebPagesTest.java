package dev.segue.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.segue.metadata.WebPages.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebPagesTest {

    private record Answer(int status, String body, Map<String, String> headers) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;
    private WebPages pages;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        pages = new WebPages(client, Duration.ofMillis(700), waits::add);
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void followsTheNextFieldTheLinkHeaderAndTheCountWithItsOffset() throws Exception {
        answers.add(new Answer(200, "{\"items\":[],\"next\":\"/more?page=2\"}", Map.of()));
        answers.add(new Answer(200, "id,name\n", Map.of("Link", "</a>; rel=\"prev\", </three>; rel=\"next\"")));
        answers.add(new Answer(200, "{\"recordings\":[{\"id\":1},{\"id\":2}],\"count\":5,\"offset\":2}", Map.of()));
        answers.add(new Answer(
                200, "{\"recordings\":[{\"id\":5}],\"recording-count\":5,\"recording-offset\":4}", Map.of()));

        assertThat(fetch("/one")).contains(uri("/more?page=2"));
        assertThat(fetch("/more?page=2")).contains(uri("/three"));
        assertThat(fetch("/three?limit=2&offset=2")).contains(uri("/three?limit=2&offset=4"));
        assertThat(fetch("/three?limit=2&offset=4")).isEmpty();
    }

    @Test
    void waitsBetweenRequestsAndAsLongAsTheServerSays() throws Exception {
        answers.add(new Answer(429, "", Map.of("Retry-After", "7")));
        answers.add(new Answer(503, "", Map.of()));
        answers.add(new Answer(200, "[]", Map.of()));

        fetch("/one");

        assertThat(waits)
                .containsExactly(
                        Duration.ofSeconds(7), Duration.ofMillis(700), Duration.ofSeconds(14), Duration.ofMillis(700));
    }

    @Test
    void givesUpAtOnceOnWhatWillNotGetBetter() {
        answers.add(new Answer(404, "", Map.of()));

        assertThatThrownBy(() -> fetch("/gone"))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("it answered 404");
        assertThat(asked).hasSize(1);
    }

    private Optional<URI> fetch(String path) throws IOException, InterruptedException {
        Page page = pages.fetch(uri(path));
        Files.delete(page.body());
        return page.next();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        Answer answer = answers.remove();
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
