package dev.segue.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `segue bench freshness`: from the moment an event is acknowledged until answers differ because of it.
///
/// *Own*: a listener dislikes the first track of the list; visible when the list is without it. *Cross-user*: a
/// listener plays a track that nobody has heard of; visible when **another** process answers what is similar to
/// it, which it does as soon as the track's totals have reached its model. That time holds the play's own
/// processing too.
@Command(
        name = "freshness",
        description = "Measure the time from an acknowledged event to the first answer that differs because of it, in"
                + " the listener's own list and in the model of another process, beside a stream of plays.")
final class BenchFreshnessCommand implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NODES = 2;
    private static final long POLL_NANOS = 500_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private ServiceBenchOptions options = new ServiceBenchOptions();

    @Option(names = "--rate", paramLabel = "N", description = "Plays a second beside it. Default: ${DEFAULT-VALUE}.")
    private int rate = 1_000;

    @Option(names = "--samples", paramLabel = "N", description = "Events of each kind. Default: ${DEFAULT-VALUE}.")
    private int samples = 300;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private int notSeen;

    @Override
    public void run() {
        try (WorkFolder.Made folder = options.makeFolder();
                BenchService service = options.start(folder, NODES, rate)) {
            String first = service.nodes().getFirst().address();
            String second = service.nodes().getLast().address();
            measure(first, second, Math.min(50, samples), new Latencies(), new Latencies()); // for the JIT
            notSeen = 0;
            Map<String, Object> json = service.describe();
            Latencies own = new Latencies();
            Latencies crossUser = new Latencies();
            measure(first, second, samples, own, crossUser);
            Map<String, Object> latencies = new LinkedHashMap<>();
            latencies.put("own", own.toJson());
            latencies.put("cross_user", crossUser.toJson());
            json.put("latency_ms", latencies);
            json.put("not_seen_within_10_s", notSeen);
            Json.print(spec.commandLine().getOut(), json);
            spec.commandLine().getOut().flush();
        } finally {
            http.shutdownNow();
        }
    }

    private void measure(String first, String second, int events, Latencies own, Latencies crossUser) {
        for (int i = 0; i < events; i++) {
            String user = "listener-%05d".formatted((i * 7919L) % options.users());
            String list = "%s/v1/users/%s/recommendations?limit=10".formatted(first, user);
            JsonNode items = get(list).path("items");
            if (!items.isEmpty()) {
                String disliked = items.get(0).path("track").asText();
                post(first, "{\"user\": \"%s\", \"type\": \"dislike\", \"track\": \"%s\"}".formatted(user, disliked));
                await(own, () -> !contains(get(list).path("items"), disliked));
            }
            String unheard = "unheard-%d".formatted(System.nanoTime());
            post(first, "{\"user\": \"%s\", \"type\": \"play\", \"track\": \"%s\"}".formatted(user, unheard));
            await(
                    crossUser,
                    () -> get("%s/v1/tracks/%s/similar".formatted(second, unheard))
                            .has("items"));
        }
    }

    private void await(Latencies latencies, BooleanSupplier seen) {
        long acknowledged = System.nanoTime();
        while (!seen.getAsBoolean()) {
            if (System.nanoTime() - acknowledged > PATIENCE.toNanos()) {
                notSeen++;
                return;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        latencies.add(System.nanoTime() - acknowledged);
    }

    private static boolean contains(JsonNode items, String track) {
        if (items.isEmpty()) {
            return true; // no list is no answer
        }
        for (JsonNode item : items) {
            if (item.path("track").asText().equals(track)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private void post(String service, String event) {
        JsonNode answer = send(HttpRequest.newBuilder(URI.create(service + "/v1/events"))
                .POST(HttpRequest.BodyPublishers.ofString(event)));
        if (answer.path("accepted").asInt() != 1) {
            throw new CommandFailure(ExitStatus.FAILED, "an event was not taken: " + answer);
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return Json.read(http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.FAILED, "no answer: " + Failures.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
    }
}
