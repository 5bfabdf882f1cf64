package dev.segue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.evaluation.OfflineLoop;
import dev.segue.events.EventType;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Model;
import dev.segue.ranking.Recommender;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of the listeners' vectors in the track room.
class TrackVectorsTest {

    private static final int TRACKS = 20;
    private static final int PLAYS = 200;

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(longs = {1, 42})
    void theStreamLearnsTheVectorsOfTheOfflineLoop(long seed) {
        OfflineLoop loop = loop();
        Random random = new Random(seed);
        Instant now = Driven.NOON;
        try (Driven segue = new Driven(dir, 1)) {
            for (int i = 0; i < PLAYS; i++) {
                String who = "listener-" + random.nextInt(5);
                String track = "track-" + random.nextInt(TRACKS);
                segue.plays(who, track);
                loop.learn(new Played(new ListenerId(who), new TrackId(track), now, 1, Description.NONE, ""));
                now = now.plus(Duration.ofMinutes(3));
            }

            assertThat(segue.model().vectors().index().size()).isGreaterThan(TRACKS / 2);
            assertVectorsAreEqual(segue.model(), loop.model());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42})
    void whereNobodyPlaysLikesTeachTheVectorsOfTheOfflineLoop(long seed) {
        OfflineLoop loop = loop();
        Random random = new Random(seed);
        Instant now = Driven.NOON;
        try (Driven segue = new Driven(dir, 1)) {
            for (int i = 0; i < PLAYS; i++) {
                String who = "listener-" + random.nextInt(5);
                String track = "track-" + random.nextInt(TRACKS);
                EventType said = switch (random.nextInt(8)) {
                    case 0 -> EventType.UNLIKE;
                    case 1 -> EventType.DISLIKE;
                    default -> EventType.LIKE;
                };
                segue.reports(ListeningEvent.of(said, who, track, now).withEventId("said-" + i))
                        .waits(Duration.ofMinutes(3));
                loop.learn(new Judged(new ListenerId(who), new TrackId(track), now, strengthOf(said), ""));
                now = now.plus(Duration.ofMinutes(3));
            }

            assertVectorsAreEqual(segue.model(), loop.model());
        }
    }

    private static float strengthOf(EventType said) {
        return said == EventType.LIKE ? 1 : said == EventType.DISLIKE ? -1 : 0;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42})
    void aRecordedLogReplayedAtItsPaceGivesTheSameVectorsToTheBit(long seed) {
        Random random = new Random(seed);
        try (Driven recorded = new Driven(dir.resolve("recorded"), 1);
                Driven replayed = new Driven(dir.resolve("replayed"), 1)) {
            for (int i = 0; i < PLAYS; i++) {
                recorded.plays("listener-" + random.nextInt(5), "track-" + random.nextInt(TRACKS));
                recorded.updates().forEach(replayed::hears);
                replayed.waits(Duration.ofMinutes(3));
            }

            assertThat(replayed.model().vectors().index().size()).isGreaterThan(TRACKS / 2);
            assertVectorsAreEqual(replayed.model(), recorded.model());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42})
    void aRecordedLogReplayedAtOnceGivesTheSameStepsAndCounters(long seed) {
        Random random = new Random(seed);
        try (Driven recorded = new Driven(dir.resolve("recorded"), 1);
                Driven replayed = new Driven(dir.resolve("replayed"), 1)) {
            for (int i = 0; i < PLAYS; i++) {
                recorded.plays("listener-" + random.nextInt(5), "track-" + random.nextInt(TRACKS));
            }

            recorded.updates().forEach(replayed::hears);

            assertThat(rowsOf(replayed, StateStores.STEPS))
                    .hasSizeGreaterThan(PLAYS)
                    .isEqualTo(rowsOf(recorded, StateStores.STEPS));
            assertThat(rowsOf(replayed, StateStores.TOTALS)).isEqualTo(rowsOf(recorded, StateStores.TOTALS));
            assertThat(replayed.trackLedger().updatesApplied())
                    .isEqualTo(recorded.trackLedger().updatesApplied());
        }
    }

    private static OfflineLoop loop() {
        return new OfflineLoop(
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                new Recommender(BlendSettings.DEFAULTS));
    }

    private static void assertVectorsAreEqual(Model one, Model other) {
        int found = 0;
        for (int i = 0; i < TRACKS; i++) {
            long track = new TrackId("track-" + i).fingerprint();
            float[] vector = new float[FactorSettings.DEFAULTS.dimensions()];
            float[] expected = new float[vector.length];
            boolean there = other.vectors().index().read(track, expected, 0);

            assertThat(one.vectors().index().read(track, vector, 0)).isEqualTo(there);
            assertThat(vector).isEqualTo(expected);
            found += there ? 1 : 0;
        }
        assertThat(found).isGreaterThan(TRACKS / 2);
    }

    private static Map<Bytes, Object> rowsOf(Driven segue, String store) {
        Map<Bytes, Object> rows = new HashMap<>();
        try (KeyValueIterator<Bytes, Object> all = segue.store(store).all()) {
            all.forEachRemaining(row -> rows.put(row.key, row.value));
        }
        return rows;
    }
}
