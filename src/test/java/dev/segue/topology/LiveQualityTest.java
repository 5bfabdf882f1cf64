package dev.segue.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.evaluation.Entry;
import dev.segue.evaluation.Evaluation;
import dev.segue.evaluation.Findings;
import dev.segue.evaluation.OfflineLoop;
import dev.segue.evaluation.Rules;
import dev.segue.evaluation.SegueContestant;
import dev.segue.evaluation.Witness;
import dev.segue.evaluation.measures.Bootstrap;
import dev.segue.evaluation.report.ModelReport;
import dev.segue.evaluation.report.SliceReport;
import dev.segue.events.EventType;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.ranker.Prospects;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Recommender;
import dev.segue.wire.ModelMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the stream says of its own lists, against what the offline measurement says of the same plays.
@Timeout(300)
class LiveQualityTest {

    private static final Duration PACE = Duration.ofMinutes(2);
    private static final Duration NIGHT = Duration.ofHours(2);

    /// As the offline loop does it: what is merged in groups is the same sum, but rounded elsewhere.
    private static final CoListenSettings MERGED_AT_ONCE = new CoListenSettings(
            CoListenSettings.DEFAULTS.halfLife(),
            CoListenSettings.DEFAULTS.rowLimit(),
            1,
            CoListenSettings.DEFAULTS.skipPenalty());

    @TempDir
    private Path dir;

    private record Heard(String user, String track, boolean skipped, boolean first) {}

    private record Sums(double scored, double hits, double ndcg) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 42})
    void liveAndOfflineAgree(long seed) {
        List<Heard> evening = evening(seed, 500);

        List<ModelMetrics> live = live(evening, 1);
        ModelReport offline = offline(evening);

        for (String slice : List.of("mixed", "discover", "relisten")) {
            Sums sums = sumsOf(live, slice);
            SliceReport report = offline.slice(slice);
            assertThat(sums.scored)
                    .as(slice)
                    .isEqualTo((double) report.scored())
                    .isPositive();
            assertThat(sums.ndcg / sums.scored).as(slice).isCloseTo(report.measure("ndcg@20"), within(1e-9));
            assertThat(sums.hits / sums.scored).as(slice).isCloseTo(report.measure("hit_rate@20"), within(1e-9));
        }
        assertThat(offline.slice("mixed").measure("ndcg@20")).isGreaterThan(0.1);
    }

    @Test
    void withOneTaskTheStreamLearnsTheWeightsAndProspectsOfTheOfflineLoop() {
        List<Heard> evening = evening(3, 400);
        OfflineLoop loop = loop(new Recommender(BlendSettings.DEFAULTS));
        interactionsOf(evening).forEach(loop::learn);

        try (Driven segue = new Driven(dir, 1, 1, MERGED_AT_ONCE)) {
            drive(segue, evening);

            RankerWeights learnt = segue.model().ranker();
            assertThat(learnt.steps()).isGreaterThan(200);
            assertThat(learnt).isEqualTo(loop.model().ranker());
            Prospects prospects = segue.model().learnt().ranker().prospects();
            assertThat(prospects.events()).isEqualTo(400);
            assertThat(prospects).isEqualTo(loop.foresight().prospects());
        }
    }

    @Test
    void coldListenersHaveRowsOfTheirOwn() {
        List<ModelMetrics> live = live(evening(7, 120), 1);

        assertThat(live.stream().filter(row -> row.getSlice().equals("mixed") && row.getCold()))
                .extracting(ModelMetrics::getScored)
                .satisfies(scored ->
                        assertThat(scored.stream().mapToLong(n -> n).sum()).isEqualTo(4 * 5));
        assertThat(live).allMatch(row -> row.getVariant().equals("default"));
    }

    @Test
    void aSampleIsScoredAndAllAreCounted() {
        List<ModelMetrics> live = live(evening(7, 300), 0.3);

        long seen = live.stream()
                .filter(row -> row.getSlice().equals("mixed"))
                .mapToLong(ModelMetrics::getPlaysSeen)
                .sum();
        assertThat(sumsOf(live, "mixed").scored / seen).isBetween(0.2, 0.4);
        assertThat(live.stream().filter(row -> !row.getSlice().equals("mixed")))
                .allMatch(row -> Math.abs(row.getScoredFraction() - 0.09) < 1e-9);
    }

    private List<ModelMetrics> live(List<Heard> evening, double fraction) {
        try (Driven segue = new Driven(dir, 1, fraction)) {
            drive(segue, evening);
            return segue.metrics().stream().map(TestRecord::value).toList();
        }
    }

    private static void drive(Driven segue, List<Heard> evening) {
        int id = 0;
        Instant at = Driven.NOON;
        for (Heard heard : evening) {
            if (heard.first) {
                at = at.plus(NIGHT);
                pass(segue, NIGHT);
            }
            segue.reports(event(heard, at).withEventId("heard-" + id++));
            at = at.plus(PACE);
            pass(segue, PACE);
        }
        segue.waits(Duration.ofSeconds(20));
    }

    /// Lets time pass in steps, so that what one room sends reaches the next before the next event.
    private static void pass(Driven segue, Duration time) {
        segue.waits(time.minusSeconds(3))
                .waits(Duration.ofSeconds(1))
                .waits(Duration.ofSeconds(1))
                .waits(Duration.ofSeconds(1));
    }

    private static List<Interaction> interactionsOf(List<Heard> evening) {
        List<Interaction> interactions = new ArrayList<>();
        Instant at = Driven.NOON;
        for (Heard heard : evening) {
            at = heard.first ? at.plus(NIGHT) : at;
            ListenerId listener = new ListenerId(heard.user);
            TrackId track = new TrackId(heard.track);
            interactions.add(
                    heard.skipped
                            ? new Skipped(listener, track, at, 0f, artistOf(heard), "")
                            : new Played(listener, track, at, 1f, artistOf(heard), ""));
            at = at.plus(PACE);
        }
        return interactions;
    }

    private static OfflineLoop loop(Recommender recommender) {
        return new OfflineLoop(
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                recommender);
    }

    private static ModelReport offline(List<Heard> evening) {
        Recommender recommender = new Recommender(BlendSettings.DEFAULTS);
        Entry entry = new Entry("segue", () -> new SegueContestant("segue", loop(recommender), recommender));
        Evaluation evaluation = new Evaluation(
                List.of(entry), new Rules(1, 20, ListenerSettings.DEFAULTS.sessionGap(), 1, () -> 0, Witness.NONE));
        evaluation.testThenLearn(interactionsOf(evening).iterator(), _ -> {});
        return new Findings(evaluation, new Bootstrap(1, 10)).models().getFirst();
    }

    private static ListeningEvent event(Heard heard, Instant at) {
        EventType type = heard.skipped ? EventType.SKIP : EventType.PLAY;
        return ListeningEvent.of(type, heard.user, heard.track, at).withDescription(artistOf(heard));
    }

    private static Description artistOf(Heard heard) {
        return new Description("artist " + heard.track.charAt(0), "", heard.track);
    }

    private static Sums sumsOf(List<ModelMetrics> rows, String slice) {
        double scored = 0;
        double hits = 0;
        double ndcg = 0;
        for (ModelMetrics row : rows) {
            if (row.getSlice().equals(slice)) {
                scored += row.getScored();
                hits += row.getHits20();
                ndcg += row.getNdcg20();
            }
        }
        return new Sums(scored, hits, ndcg);
    }

    /// Four listeners who go through a few artists' tracks, sleep now and then, and sometimes skip.
    private static List<Heard> evening(long seed, int events) {
        Random random = new Random(seed);
        int[] at = new int[4];
        List<Heard> heard = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            int user = random.nextInt(at.length);
            at[user] = random.nextInt(4) == 0 ? random.nextInt(60) : (at[user] + 1) % 60;
            String track = "%c%d".formatted('a' + at[user] / 8, at[user]);
            heard.add(new Heard("user-" + user, track, random.nextInt(15) == 0, random.nextInt(40) == 0));
        }
        return heard;
    }
}
