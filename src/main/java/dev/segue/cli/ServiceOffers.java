package dev.segue.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Answer;
import dev.segue.simulation.InventedTrack;
import dev.segue.simulation.Moment;
import dev.segue.simulation.Offers;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Lists of a running Segue, asked and answered over HTTP as a player does it: each list sees all that its listener has
/// done before.
final class ServiceOffers implements Offers, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int CATALOG_BATCH = 1_000;
    private static final int UNAVAILABLE = 503;
    private static final int TRIES = 100;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final URI service;
    private final boolean feedback;
    private final int limit;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Map<String, String> positions = new ConcurrentHashMap<>();

    /// @param service its address
    /// @param feedback whether it is told what was shown and what came of it; else only of plays to the end
    /// @param limit how long its lists are to be
    ServiceOffers(URI service, boolean feedback, int limit) {
        this.service = service;
        this.feedback = feedback;
        this.limit = limit;
    }

    @Override
    public Offer to(Moment moment) {
        String user = moment.listener().id();
        String position = positions.get(user);
        String query = "limit=" + limit + (feedback ? "&record=shown" : "")
                + (position == null ? "" : "&wait_ms=1000&after=" + ServiceClient.segment(position));
        JsonNode list = answer(request("/v1/users/%s/recommendations?%s".formatted(ServiceClient.segment(user), query))
                .GET()
                .build());
        List<String> tracks = new ArrayList<>();
        list.path("items").forEach(item -> tracks.add(item.path("track").asText()));
        return new Offer(feedback ? list.path("recommendation_id").asText() : "", tracks);
    }

    @Override
    public void report(List<ListeningEvent> events) {
        List<ListeningEvent> told = events.stream()
                .filter(event -> feedback || event.type() == EventType.PLAY)
                .map(event -> feedback ? event : event.withAnswer(Answer.NONE))
                .toList();
        if (!told.isEmpty()) {
            JsonNode answer = answer(request("/v1/events")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            Json.line(told.stream().map(ServiceOffers::json).toList())))
                    .header("Content-Type", "application/json")
                    .build());
            positions.put(told.getFirst().user(), answer.path("position").asText());
        }
    }

    /// Describes all tracks, and returns when the last of them can be looked up.
    void describe(List<InventedTrack> tracks) {
        for (int from = 0; from < tracks.size(); from += CATALOG_BATCH) {
            List<InventedTrack> batch = tracks.subList(from, Math.min(tracks.size(), from + CATALOG_BATCH));
            var _ = answer(request("/v1/catalog")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            Json.line(batch.stream().map(ServiceOffers::json).toList())))
                    .header("Content-Type", "application/json")
                    .build());
        }
        String last = "/v1/tracks/" + ServiceClient.segment(tracks.getLast().id());
        BenchService.await(
                "the catalog is known", () -> send(request(last).GET().build()).statusCode() == 200);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.toString().replaceAll("/+$", "") + path))
                .timeout(TIMEOUT);
    }

    private JsonNode answer(HttpRequest request) {
        HttpResponse<String> response = send(request);
        for (int tries = 0; response.statusCode() == UNAVAILABLE && tries < TRIES; tries++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            response = send(request);
        }
        if (response.statusCode() / 100 != 2) {
            throw new CommandFailure(
                    ExitStatus.FAILED,
                    "%s answered %d: %s".formatted(request.uri(), response.statusCode(), response.body()));
        }
        try {
            return Json.read(response.body());
        } catch (JsonProcessingException notJson) {
            throw new CommandFailure(
                    ExitStatus.FAILED,
                    "%s answered without JSON; is that a Segue service?".formatted(request.uri()),
                    notJson);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new CommandFailure(
                    ExitStatus.FAILED,
                    "no answer from %s (%s)".formatted(request.uri(), Failures.reason(unreachable)),
                    unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", interrupted);
        }
    }

    private static Map<String, Object> json(ListeningEvent event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event_id", event.eventId());
        json.put("user", event.user());
        json.put("type", event.type().wireName());
        json.put("track", event.track());
        json.put("at", event.at().map(Instant::toString).orElseThrow());
        if (event.playback().duration().isPositive()) {
            json.put("played_ms", event.playback().played().toMillis());
            json.put("duration_ms", event.playback().duration().toMillis());
        }
        if (!event.answer().recommendationId().isEmpty()) {
            json.put("recommendation_id", event.answer().recommendationId());
            event.answer().rank().ifPresent(rank -> json.put("rank", rank));
        }
        return json;
    }

    private static Map<String, Object> json(InventedTrack track) {
        return Map.of(
                "track",
                track.id(),
                "title",
                track.title(),
                "artists",
                List.of(Map.of("id", track.artistId(), "name", track.artistName())),
                "album",
                track.albumId(),
                "album_title",
                track.albumTitle(),
                "track_number",
                track.number(),
                "release_date",
                Integer.toString(track.year()),
                "genres",
                List.of(track.genre().label()),
                "duration_ms",
                track.duration().toMillis());
    }
}
