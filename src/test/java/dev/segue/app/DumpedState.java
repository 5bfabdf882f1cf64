package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.recount.NaiveLists.Listed;
import dev.segue.recount.NaiveLists.Row;
import dev.segue.recount.Recount.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What Segue knows, as `segue dump` tells it: one JSON object a line, tracks by the hexadecimal digits of their
/// fingerprints.
final class DumpedState {

    private final Map<String, SortedMap<Long, List<DumpedPlay>>> histories = new HashMap<>();
    private final Map<String, Map<String, Long>> counts = new HashMap<>();
    private final Map<DumpedFollowing, Weight> successors = new HashMap<>();
    private final Map<String, String> verdicts = new HashMap<>();
    private final Map<String, Set<String>> blocks = new HashMap<>();
    private final Map<Listed, Row> lists = new HashMap<>();
    private final Map<String, Long> feedback = new TreeMap<>();

    /// @param track fingerprint of the track
    /// @param atMillis its event time
    record DumpedPlay(String track, long atMillis) {}

    /// @param from the track that was played first
    /// @param to fingerprint of the track that followed
    record DumpedFollowing(String from, String to) {}

    static DumpedState read(Path dump) throws IOException {
        DumpedState state = new DumpedState();
        ObjectMapper mapper = new ObjectMapper();
        for (String line : Files.readAllLines(dump)) {
            state.add(mapper.readTree(line));
        }
        return state;
    }

    /// Returns each listener's plays in the order of arrival.
    Map<String, List<DumpedPlay>> histories() {
        Map<String, List<DumpedPlay>> whole = new HashMap<>();
        histories.forEach((user, chunks) -> {
            List<DumpedPlay> plays =
                    chunks.values().stream().flatMap(List::stream).toList();
            if (!plays.isEmpty()) {
                whole.put(user, plays);
            }
        });
        return whole;
    }

    /// Returns how often something was done with each track, without those where it never was.
    ///
    /// @param what `plays`, `skips`, `likes`, `dislikes`, or `updates`: how many updates its owner has applied
    Map<String, Long> counts(String what) {
        return counts.getOrDefault(what, Map.of());
    }

    Map<DumpedFollowing, Weight> successors() {
        return successors;
    }

    /// Returns what stands of each listener's judgements: `user`, a blank, the track's fingerprint.
    Map<String, String> verdicts() {
        return verdicts;
    }

    /// Returns each listener's blocks: kind, fingerprint and end, with blanks between.
    Map<String, Set<String>> blocks() {
        return blocks;
    }

    /// Returns the lists that were shown or answered, their tracks by the digits of their fingerprints.
    Map<Listed, Row> lists() {
        return lists;
    }

    /// Returns what the ledger says of lists: `tracks_shown`, and `outcomes_` with each kind, without those of which
    /// there are none.
    Map<String, Long> feedback() {
        return feedback;
    }

    private void add(JsonNode row) {
        switch (row.path("store").asText()) {
            case "listener-history" ->
                chunks(row).put(row.path("key").path("chunk").longValue(), plays(row.path("plays")));
            case "listener-taste" -> {
                chunks(row).put(Long.MAX_VALUE, plays(row.path("unchunked")));
                blocks(row);
            }
            case "listener-tracks" -> verdict(row);
            case "listener-impressions" -> list(row);
            case "listener-ledger" -> ledger(row);
            case "track-totals" -> totals(row);
            case "track-successors" -> successors(row);
            default -> {}
        }
    }

    private SortedMap<Long, List<DumpedPlay>> chunks(JsonNode row) {
        return histories.computeIfAbsent(row.path("key").path("user").textValue(), _ -> new TreeMap<>());
    }

    private static List<DumpedPlay> plays(JsonNode plays) {
        List<DumpedPlay> list = new ArrayList<>();
        plays.forEach(play -> list.add(new DumpedPlay(
                play.path("track").textValue(), play.path("at_ms").longValue())));
        return list;
    }

    private void blocks(JsonNode row) {
        row.path("blocks").forEach(block -> {
            String text = "%s %s %s"
                    .formatted(
                            block.path("kind").textValue(),
                            block.path("fingerprint").textValue(),
                            block.path("until_ms").asText("for good"));
            blocks.computeIfAbsent(row.path("key").path("user").textValue(), _ -> new HashSet<>())
                    .add(text);
        });
    }

    private void verdict(JsonNode row) {
        String verdict = row.path("verdict").textValue();
        if (!verdict.equals("none")) {
            JsonNode key = row.path("key");
            verdicts.put(key.path("user").textValue() + " " + key.path("track").textValue(), verdict);
        }
    }

    private void list(JsonNode row) {
        Map<String, String> shown = new HashMap<>();
        row.path("shown").forEach(one -> {
            assertThat(one.path("propensity").doubleValue()).isEqualTo(1);
            shown.put(
                    one.path("track").textValue(),
                    one.path("rank").intValue() + " " + one.path("score").floatValue());
        });
        Map<String, String> outcomes = new HashMap<>();
        row.path("outcomes")
                .forEach(one -> outcomes.put(
                        one.path("track").textValue(),
                        one.path("kind").textValue() + " " + one.path("at_ms").longValue()));
        Row before = lists.put(
                new Listed(
                        row.path("recommendation_id").textValue(),
                        row.path("key").path("user").textValue()),
                new Row(
                        row.path("shown_at_ms").longValue(),
                        row.path("arrived_at_ms").longValue(),
                        "%s %s %d"
                                .formatted(
                                        row.path("mode").textValue(),
                                        row.path("variant").textValue(),
                                        row.path("generation").intValue()),
                        row.path("feature_bytes").longValue(),
                        row.path("closed").booleanValue(),
                        shown,
                        outcomes));
        assertThat(before).as("a list is stored once").isNull();
        assertThat(outcomes)
                .as("one outcome a track")
                .hasSize(row.path("outcomes").size());
    }

    private void ledger(JsonNode row) {
        row.properties().forEach(field -> {
            boolean ofLists =
                    field.getKey().startsWith("outcomes_") || field.getKey().equals("tracks_shown");
            if (ofLists && field.getValue().longValue() != 0) {
                feedback.merge(field.getKey(), field.getValue().longValue(), Long::sum);
            }
        });
    }

    private void totals(JsonNode row) {
        for (String what : List.of("plays", "skips", "likes", "dislikes", "updates")) {
            if (row.path(what).longValue() > 0) {
                counts.computeIfAbsent(what, _ -> new HashMap<>())
                        .put(
                                row.path("key").path("id").textValue(),
                                row.path(what).longValue());
            }
        }
    }

    private void successors(JsonNode row) {
        row.path("successors").forEach(entry -> {
            if (entry.path("pairs").longValue() > 0) {
                successors.put(
                        new DumpedFollowing(
                                row.path("key").path("id").textValue(),
                                entry.path("track").textValue()),
                        new Weight(
                                entry.path("units").longValue(),
                                entry.path("pairs").longValue()));
            }
        });
    }
}
