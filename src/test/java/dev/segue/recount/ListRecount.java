package dev.segue.recount;

import static dev.segue.recount.Recount.number;
import static dev.segue.recount.Recount.text;

import dev.segue.recount.NaiveLists.Listed;
import dev.segue.recount.NaiveLists.Row;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/// What accepted events amount to for the lists that they show or answer, and the clocks by which those wait and close.
public final class ListRecount {

    private final NaiveLists lists;
    private final Map<Integer, Long> clocks = new HashMap<>();

    ListRecount(Duration outcomeWindow) {
        lists = new NaiveLists(outcomeWindow.toMillis());
    }

    /// Returns the lists that are stored.
    public Map<Listed, Row> stored() {
        return lists.rows(clocks);
    }

    /// Returns what came of answers on the way.
    public NaiveLists seen() {
        return lists;
    }

    /// Counts an event.
    ///
    /// @param home the partition where the listener lives
    /// @param partition the one where the event was
    void add(GenericRecord event, String user, long at, long arrival, int home, int partition) {
        String id = text(event, "recommendation_id");
        Listed list = new Listed(id, user);
        long clock = clocks.getOrDefault(home, 0L);
        boolean shown = text(event, "type").equals("IMPRESSION");
        if (shown) {
            lists.shown(list, impression(event, at, arrival), home, clock);
        } else if (!id.isEmpty()) {
            lists.answered(list, text(event, "track"), kindOf(event), at, arrival, home, clock);
        }
        boolean movesClock = home == partition && !shown;
        if (movesClock || clock == 0) {
            clocks.merge(home, at, Math::max);
        }
    }

    private static NaiveLists.Impression impression(GenericRecord event, long at, long arrival) {
        List<String> tracks = new ArrayList<>();
        ((List<?>) event.get("shown")).forEach(track -> tracks.add(String.valueOf(track)));
        int rank = (int) number(event, "rank", 1);
        GenericRecord made = (GenericRecord) event.get("made");
        if (made == null) {
            return new NaiveLists.Impression(at, arrival, "  0", 0, tracks, rank, List.of());
        }
        List<Float> scores = new ArrayList<>();
        ((List<?>) made.get("scores")).forEach(score -> scores.add((Float) score));
        return new NaiveLists.Impression(
                at,
                arrival,
                "%s %s %s".formatted(made.get("mode"), made.get("variant"), made.get("generation")),
                ((ByteBuffer) made.get("features")).remaining(),
                tracks,
                rank,
                scores);
    }

    private static String kindOf(GenericRecord event) {
        return switch (text(event, "type")) {
            case "PLAY" ->
                Recount.isLeft(number(event, "played_ms", 0), number(event, "duration_ms", 0))
                        ? "skipped"
                        : "completed";
            case "SKIP" -> "skipped";
            case "LIKE" -> "liked";
            case "DISLIKE" -> "disliked";
            case "UNLIKE" -> "taken_back";
            case "RATING" ->
                List.of("disliked", "taken_back", "liked")
                        .get(1 + Recount.aboveTheMiddle((GenericRecord) event.get("rating")));
            default -> throw new IllegalStateException("no answer to a list: " + event);
        };
    }
}
