package dev.segue.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.cli.Acknowledged.ShownList;
import dev.segue.cli.Acknowledged.TakenEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// Asks for lists to show and tells what came of them, over HTTP, and keeps in mind what was acknowledged.
///
/// Two lists of three are recorded by Segue before they go out (`record=shown`), the others are reported when they have
/// come. Some reports are sent again. What brings no answer is not acknowledged, and may have been taken all the same.
///
/// Answers claim times before everything else: those of now would move the model clock past the load.
final class ShownProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<ServeChild> nodes;
    private final List<String> users;
    private final long nanosBetween;
    private final Random random;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<ShownList> lists = new ArrayList<>();
    private final List<TakenEvent> events = new ArrayList<>();
    private final Thread thread;
    private volatile boolean stopping;
    private Instant at;
    private long written;

    /// @param nodes whom to ask
    /// @param users listeners that are known
    /// @param perSecond how often
    /// @param before what the first answer claims to be the time of; each is a second later
    ShownProbe(List<ServeChild> nodes, List<String> users, int perSecond, long seed, Instant before) {
        this.nodes = nodes;
        this.users = users;
        this.nanosBetween = 1_000_000_000L / perSecond;
        this.random = new Random(seed);
        this.at = before;
        this.thread = Thread.ofPlatform().name("shown-probe").daemon().start(this::run);
    }

    /// Stops, and returns what was acknowledged.
    Acknowledged finish() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
        return new Acknowledged(lists, events);
    }

    @Override
    public void close() {
        stopping = true;
        http.shutdownNow();
    }

    private void run() {
        while (!stopping) {
            List<ServeChild> serving =
                    nodes.stream().filter(ServeChild::isServing).toList();
            if (!serving.isEmpty()) {
                ServeChild node = serving.get(random.nextInt(serving.size()));
                try {
                    show(node, users.get(random.nextInt(users.size())));
                } catch (IOException notAcknowledged) {
                    LockSupport.parkNanos(nanosBetween);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
            LockSupport.parkNanos(nanosBetween);
        }
    }

    private void show(ServeChild node, String user) throws IOException, InterruptedException {
        boolean recorded = random.nextInt(3) != 0;
        HttpResponse<String> answer = http.send(
                request(
                                node,
                                "/v1/users/%s/recommendations?limit=5%s"
                                        .formatted(ServiceClient.segment(user), recorded ? "&record=shown" : ""))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            return;
        }
        JsonNode json = Json.read(answer.body());
        List<String> tracks = new ArrayList<>();
        json.path("items").forEach(item -> tracks.add(item.path("track").asText()));
        ShownList list = new ShownList(user, json.path("recommendation_id").asText(), tracks);
        if (!tracks.isEmpty() && (recorded || isTaken(node, List.of(impression(list))))) {
            lists.add(list);
            report(node, list);
        }
    }

    private void report(ServeChild node, ShownList list) throws IOException, InterruptedException {
        List<Map<String, Object>> answers = new ArrayList<>();
        for (String track : list.tracks()) {
            if (random.nextInt(3) != 0) {
                answers.add(answer(list, track));
            }
        }
        if (!answers.isEmpty() && isTaken(node, answers) && random.nextInt(5) == 0) {
            var _ = isTaken(node, answers);
        }
    }

    /// Returns whether all of the events were taken.
    private boolean isTaken(ServeChild node, List<Map<String, Object>> reports)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request(node, "/v1/events")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.line(reports)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        boolean taken = answer.statusCode() == 202
                && Json.read(answer.body()).path("accepted").asInt() == reports.size();
        if (taken) {
            reports.forEach(report -> events.add(
                    new TakenEvent(String.valueOf(report.get("user")), String.valueOf(report.get("event_id")))));
        }
        return taken;
    }

    private Map<String, Object> impression(ShownList list) {
        Map<String, Object> json = event(list, "impression");
        json.put("shown", list.tracks());
        return json;
    }

    private Map<String, Object> answer(ShownList list, String track) {
        at = at.plusSeconds(1);
        Map<String, Object> json = switch (random.nextInt(5)) {
            case 0 -> event(list, "skip");
            case 1 -> event(list, "like");
            case 2 -> event(list, "dislike");
            default -> event(list, "play");
        };
        json.put("track", track);
        json.put("at", at.toString());
        return json;
    }

    private Map<String, Object> event(ShownList list, String type) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event_id", "shown-probe-" + written++);
        json.put("user", list.user());
        json.put("type", type);
        json.put("recommendation_id", list.recommendationId());
        return json;
    }

    private static HttpRequest.Builder request(ServeChild node, String path) {
        return HttpRequest.newBuilder(URI.create(node.address() + path)).timeout(PATIENCE);
    }
}
