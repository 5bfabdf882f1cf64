package dev.segue.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.FeatureBytes;
import dev.segue.events.Fingerprint;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Shown;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.Made;
import dev.segue.events.TrackId;
import dev.segue.listener.Attribution.Change;
import dev.segue.recount.NaiveLists;
import dev.segue.recount.NaiveLists.Listed;
import dev.segue.recount.NaiveLists.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is stored of a list is what a plain recount of its records says, in whatever order they come.
class ShownListsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ListenerId ANN = new ListenerId("ann");
    private static final String LIST = "0-00000000000000aa";
    private static final Listed LISTED = new Listed(LIST, "ann");
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Map<Integer, Long> BEFORE = Map.of();
    private static final Map<Integer, Long> AFTER =
            Map.of(0, NOON.plus(Duration.ofDays(3)).toEpochMilli());

    private final Attribution attribution =
            new Attribution(new ListenerSettings(Duration.ofMinutes(30), WINDOW, Duration.ofDays(100), 1));
    private final NaiveLists naive = new NaiveLists(WINDOW.toMillis());
    private final Map<String, Long> counts = new TreeMap<>();
    private Optional<Impression> row = Optional.empty();

    static List<Long> seeds() {
        return new Random(7).longs(200).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRecountSaysTheSame(long seed) {
        Random random = new Random(seed);
        long arrival = NOON.toEpochMilli();
        for (int i = 0; i < 30; i++) {
            arrival += random.nextInt(3_000);
            Instant at = NOON.plusSeconds(random.nextInt(15)).plusSeconds(random.nextInt(8) == 0 ? 86_400 : 0);
            if (random.nextInt(6) == 0) {
                show(at, arrival, random);
            } else {
                answer(at, arrival, "track-" + random.nextInt(6), random);
            }
        }

        assertThat(naive.rows(BEFORE))
                .isEqualTo(row.map(ShownListsTest::stored)
                        .map(one -> Map.of(LISTED, one))
                        .orElse(Map.of()));
        row.filter(Impression::isShown).ifPresent(shown -> apply(attribution.closed(shown)));
        row = row.filter(Impression::isShown);
        Map<Listed, Row> ended = naive.rows(AFTER);
        assertThat(ended)
                .isEqualTo(row.map(ShownListsTest::stored)
                        .map(one -> Map.of(LISTED, one))
                        .orElse(Map.of()));
        counts.values().removeIf(count -> count == 0);
        Map<String, Long> named = new HashMap<>();
        ended.values().forEach(one -> named.putAll(NaiveLists.counts(List.of(one))));
        assertThat(counts).isEqualTo(named);
    }

    private void show(Instant at, long arrival, Random random) {
        List<String> tracks = List.of("track-" + random.nextInt(3), "track-" + (3 + random.nextInt(3)));
        List<Float> scores = random.nextBoolean() ? List.of() : List.of(0.5f, random.nextFloat());
        Made made = new Made("mixed", "", 0, scores, FeatureBytes.of(new byte[random.nextInt(3)]));
        Shown shown = new Shown(ANN, LIST, tracks.stream().map(TrackId::new).toList(), 1 + random.nextInt(9), made, at);
        apply(attribution.shown(row, shown, arrival));
        naive.shown(
                LISTED,
                new NaiveLists.Impression(
                        at.toEpochMilli(),
                        arrival,
                        "mixed  0",
                        made.features().length(),
                        tracks.stream().map(ShownListsTest::hex).toList(),
                        shown.firstRank(),
                        scores),
                0,
                0);
    }

    private void answer(Instant at, long arrival, String track, Random random) {
        TrackId id = new TrackId(track);
        String kind = List.of("completed", "skipped", "liked", "disliked", "taken_back")
                .get(random.nextInt(5));
        WithTrack event = switch (kind) {
            case "completed" -> new Played(ANN, id, at, 1, Description.NONE, LIST);
            case "skipped" -> new Skipped(ANN, id, at, 0, Description.NONE, LIST);
            case "liked" -> new Judged(ANN, id, at, 1, LIST);
            case "disliked" -> new Judged(ANN, id, at, -1, LIST);
            default -> new Judged(ANN, id, at, 0, LIST);
        };
        attribution.answered(row, event, arrival).ifPresent(this::apply);
        naive.answered(LISTED, hex(track), kind, at.toEpochMilli(), arrival, 0, 0);
    }

    private void apply(Change change) {
        row = Optional.of(change.impression());
        counts.merge("tracks_shown", (long) change.shown(), Long::sum);
        change.counted().forEach((kind, more) -> counts.merge("outcomes_" + kind.wireName(), (long) more, Long::sum));
    }

    private static Row stored(Impression impression) {
        Map<String, String> shown = new HashMap<>();
        impression.shown().forEach(track -> shown.put(hex(track.track()), track.rank() + " " + track.score()));
        Map<String, String> outcomes = new HashMap<>();
        impression
                .outcomes()
                .forEach(outcome -> outcomes.put(
                        hex(outcome.track()),
                        outcome.kind().name().toLowerCase(Locale.ROOT) + " " + outcome.atMillis()));
        return new Row(
                impression.shownAtMillis(),
                impression.arrivedAtMillis(),
                "%s %s %d".formatted(impression.mode(), impression.variant(), impression.generation()),
                impression.features().length(),
                impression.closed(),
                shown,
                outcomes);
    }

    private static String hex(String track) {
        return hex(Fingerprint.of(track));
    }

    private static String hex(long fingerprint) {
        return "%016x".formatted(fingerprint);
    }
}
