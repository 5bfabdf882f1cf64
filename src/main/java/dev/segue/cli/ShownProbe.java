package dev.segue.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.cli.Acknowledged.ShownList;
import dev.segue.cli.Acknowledged.TakenEvent;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Asks for lists to show and tells what came of them, over HTTP, and keeps in mind what was acknowledged.
///
/// Two lists of three are recorded by Segue before they go out (`record=shown`), the others are reported when they have
/// come. Some reports are sent again. What brings no answer is not acknowledged, and may have been taken all the same.
///
/// Answers claim times before everything else: those of now would move the model clock past the load.
final class ShownProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Random random;
    private final Probing<ServeChild> probing;
    private final List<ShownList> lists = new ArrayList<>();
    private final List<TakenEvent> events = new ArrayList<>();
    private Instant at;
    private long written;

    /// @param nodes whom to ask
    /// @param users listeners that are known
    /// @param perSecond how often
    /// @param before what the first answer claims to be the time of; each is a second later
    ShownProbe(List<ServeChild> nodes, List<String> users, int perSecond, long seed, Instant before) {
        this.random = new Random(seed);
        this.at = before;
        this.probing = new Probing<>(Probing.serving(nodes), users, perSecond, random, "shown-probe", this::show);
        probing.start();
    }

    /// Stops, and returns what was acknowledged.
    Acknowledged finish() {
        probing.finish();
        return new Acknowledged(lists, events);
    }

    @Override
    public void close() {
        probing.close();
    }

    private void show(ServeChild node, String user) throws IOException, InterruptedException {
        boolean recorded = random.nextInt(3) != 0;
        String path = "/v1/users/%s/recommendations?limit=5%s"
                .formatted(ServiceClient.segment(user), recorded ? "&record=shown" : "");
        HttpResponse<String> answer =
                probing.send(Probing.request(node, path, PATIENCE).build());
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
        HttpResponse<String> answer = probing.send(Probing.request(node, "/v1/events", PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.line(reports)))
                .build());
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
}
