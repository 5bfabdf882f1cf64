package dev.segue.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What Segue has acknowledged over HTTP: it must not be lost, whatever was killed a moment later.
///
/// @param lists lists that went out as recorded
/// @param events events that were taken
public record Acknowledged(List<ShownList> lists, List<TakenEvent> events) {

    /// A list that went out.
    ///
    /// @param user who was shown it
    /// @param recommendationId its id
    /// @param tracks what was on it, first rank first
    public record ShownList(String user, String recommendationId, List<String> tracks) {

        public ShownList {
            tracks = List.copyOf(tracks);
        }
    }

    /// An event that was taken.
    ///
    /// @param user whose
    /// @param eventId its id
    public record TakenEvent(String user, String eventId) {}

    public Acknowledged {
        lists = List.copyOf(lists);
        events = List.copyOf(events);
    }

    /// Writes one JSON object a line: `user`, `recommendation_id` and `shown`, or `user` and `event_id`.
    void writeTo(Path file) {
        Stream<Map<String, Object>> shown = lists.stream()
                .map(list -> Map.of(
                        "user", list.user(), "recommendation_id", list.recommendationId(), "shown", list.tracks()));
        Stream<Map<String, Object>> taken =
                events.stream().map(event -> Map.of("user", event.user(), "event_id", event.eventId()));
        try {
            Files.write(file, Stream.concat(shown, taken).map(Json::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
