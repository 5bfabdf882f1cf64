package dev.segue.simulation;

import dev.segue.events.EventType;
import dev.segue.events.Fingerprint;
import dev.segue.events.ListeningEvent;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Histories to look into.
final class Histories {

    static final Instant END = Instant.parse("2026-03-01T18:00:00Z");

    private Histories() {}

    static List<ListeningEvent> of(long seed, int tracks, int listeners, long events) {
        return endingAt(END, seed, tracks, listeners, events);
    }

    static List<ListeningEvent> endingAt(Instant end, long seed, int tracks, int listeners, long events) {
        InventedCatalog catalog = InventedCatalog.of(seed, tracks);
        InventedListeners people = InventedListeners.of(seed, listeners, catalog);
        try (Stream<ListeningEvent> history = InventedHistory.stream(catalog, people, end, events)) {
            return history.toList();
        }
    }

    /// Returns a digest of the events in order: their ids, who did what, with which track, when and for how long.
    static String digest(List<ListeningEvent> events) {
        return HexFormat.of()
                .formatHex(Fingerprint.wide(events.stream().map(Histories::line).toArray(String[]::new)));
    }

    private static String line(ListeningEvent event) {
        return String.join(
                " ",
                event.eventId(),
                event.user(),
                event.type().wireName(),
                event.track(),
                timeOf(event).toString(),
                event.playback().played().toString());
    }

    static boolean isHeard(ListeningEvent event) {
        return event.type() == EventType.PLAY || event.type() == EventType.SKIP;
    }

    static Instant timeOf(ListeningEvent event) {
        return event.at().orElseThrow();
    }
}
