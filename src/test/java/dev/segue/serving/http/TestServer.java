package dev.segue.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.serving.EventCheck;
import dev.segue.serving.Models;
import dev.segue.serving.PeerSettings;
import dev.segue.serving.Quality;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A real server on a free port with ports in memory, and a client that speaks to it.
final class TestServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-05-02T08:00:00Z");
    static final EventCheck REFUSES_USER_NOBODY = event -> event.user().equals("nobody")
            ? Optional.of(new EventCheck.Refusal("no_such_user", "`nobody` is refused in tests"))
            : Optional.empty();

    static final Quality QUALITY = new Quality(
            Duration.ofMinutes(10), List.of(new Quality.Line("mixed", "default", false, 8, 0.5, 0.25, 0.2)));

    static final Models MODELS = new Models(
            3,
            List.of(
                    new Models.Line(2, "g-0123456789ab", true, 7, 90, 4000),
                    new Models.Line(3, "g-ba9876543210", true, 8, 100, 5000)),
            20_000,
            Optional.of(new Models.Refused(4, "g-000000000000", "too large")),
            Optional.of(new Models.Retraining(
                    "0 3 * * *",
                    true,
                    false,
                    Optional.of(Instant.parse("2026-11-29T03:00:00Z")),
                    Optional.of(new Models.Run(
                            Instant.parse("2026-11-28T03:00:00Z"),
                            Duration.ofMillis(61_500),
                            "reported",
                            "g-aa9876543210",
                            "not worse")))));

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final FakeLog log = new FakeLog();
    final FakeLookups lookups = new FakeLookups();
    final FakeDumps dumps = new FakeDumps();
    final FakeCatalog catalog = new FakeCatalog();
    final FakeGroups groups = new FakeGroups();
    final FakePeers peers = new FakePeers();
    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final HttpServer server;

    private TestServer(HttpSettings settings) {
        server = HttpServer.start(
                settings,
                PeerSettings.DEFAULTS,
                new Services(
                        log, REFUSES_USER_NOBODY, lookups, dumps, groups, catalog, () -> QUALITY, () -> MODELS, peers),
                registry,
                () -> NOW);
    }

    static TestServer start() {
        return new TestServer(TestSettings.onAnyPort());
    }

    static TestServer start(HttpSettings settings) {
        return new TestServer(settings);
    }

    HttpResponse<String> get(String rawPath) throws Exception {
        return send(request(rawPath).GET());
    }

    HttpResponse<String> post(String rawPath, String contentType, String body) throws Exception {
        return send(request(rawPath).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postEvents(String body) throws Exception {
        return post("/v1/events", "application/json", body);
    }

    HttpRequest.Builder request(String rawPath) {
        return HttpRequest.newBuilder(uri(rawPath)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    URI uri(String rawPath) {
        return URI.create("http://127.0.0.1:" + server.port() + rawPath);
    }

    static JsonNode json(HttpResponse<String> response) throws Exception {
        return MAPPER.readTree(response.body());
    }

    static JsonNode json(String text) throws Exception {
        return MAPPER.readTree(text);
    }

    @Override
    public void close() {
        server.close();
        registry.close();
    }
}
