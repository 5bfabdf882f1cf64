package dev.segue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.evaluation.OfflineLoop;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.TrackVectors;
import dev.segue.learning.factors.TrainedVectors;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Learnt;
import dev.segue.ranking.Recommender;
import dev.segue.topology.Counters.Count;
import dev.segue.training.Generation;
import dev.segue.training.PackedGeneration;
import dev.segue.training.TrainedGenerations;
import dev.segue.wire.GenerationRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a running service goes over to a trained generation, and back.
class GenerationsTest {

    private static final int TRACKS = 20;
    private static final int PLAYS = 120;

    @TempDir
    private Path dir;

    @Test
    void aGenerationServesWhenItIsWholeAndThatIsSaid() throws IOException {
        PackedGeneration trained = TrainedGenerations.random(dir.resolve("trained"), 5, TRACKS);
        try (Driven segue = new Driven(dir.resolve("state"), 1)) {
            segue.hears(1, trained);
            assertThat(segue.model().learnt().generation()).isZero();

            segue.serves(1, 0);

            Learnt learnt = segue.model().learnt();
            assertThat(learnt.generation()).isEqualTo(1);
            assertThat(learnt.name()).isEqualTo(trained.name());
            assertThat(learnt.ranker().weights().steps()).isEqualTo(5);
            assertThat(vectorsOf(learnt.vectors())).isEqualTo(vectorsOf(startOf(trained)));
        }
    }

    @Test
    void aHalfWrittenOneNeverServes() throws IOException {
        PackedGeneration trained = TrainedGenerations.random(dir.resolve("trained"), 5, TRACKS);
        List<Map.Entry<String, byte[]>> rows = new ArrayList<>(
                GenerationRows.rows(1, trained.name(), trained.files()).entrySet());
        Map.Entry<String, byte[]> head = rows.removeLast();
        try (Driven segue = new Driven(dir.resolve("state"), 1)) {
            rows.forEach(row -> segue.hears(row.getKey(), row.getValue()));
            segue.serves(1, 0);
            assertThat(segue.model().learnt().generation()).isZero();

            segue.hears("3/0", new byte[] {1, 2, 3}).hears(head.getKey(), head.getValue());
            segue.serves(1, 0);

            assertThat(segue.model().learnt().generation()).isZero();
            assertThat(segue.counters().get(Count.GENERATIONS_REFUSED)).isEqualTo(3);
            segue.hears(1, trained).serves(1, 0);
            assertThat(segue.model().learnt().generation()).isZero();
            segue.hears(5, trained).serves(5, 0);
            assertThat(segue.model().learnt().generation()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "vectors.bin", "gram.bin", "ranker.bin"})
    void aChangedOneNeverServes(String file) throws IOException {
        PackedGeneration trained = TrainedGenerations.random(dir.resolve("trained"), 5, TRACKS);
        byte[] bytes = Objects.requireNonNull(trained.files().get(file)).clone();
        bytes[bytes.length / 2] ^= 1;
        Map<String, byte[]> files = new TreeMap<>(trained.files());
        files.put(file, bytes);
        try (Driven segue = new Driven(dir.resolve("state"), 1)) {
            segue.hears(1, new PackedGeneration("changed", trained.name(), files))
                    .serves(1, 0);

            assertThat(segue.model().learnt().generation()).isZero();
            assertThat(segue.counters().get(Count.GENERATIONS_REFUSED)).isEqualTo(2);
            assertThat(segue.model().generations().refused()).hasValueSatisfying(refused -> {
                assertThat(refused.generation()).isEqualTo(1);
                assertThat(refused.name()).isEqualTo(trained.name());
                assertThat(refused.reason()).contains("generation 1 in Kafka");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void inThePlaceOfOneThatIsRefusedServesTheOneBeforeAfterARestartToo(int before) throws IOException {
        PackedGeneration sound = TrainedGenerations.random(dir.resolve("trained"), 5, TRACKS);
        int next = before + 1;
        try (Driven restarted = new Driven(dir.resolve("state"), 1)) {
            restarted
                    .hears(before, sound)
                    .hears(next, new PackedGeneration("changed", "g-other", sound.files()))
                    .serves(next, before);

            assertThat(restarted.model().learnt().generation()).isEqualTo(before);
            assertThat(restarted.counters().get(Count.GENERATIONS_REFUSED)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42})
    void afterASwitchTheStreamLearnsTheVectorsOfTheOfflineLoop(long seed) throws IOException {
        PackedGeneration packed = TrainedGenerations.random(dir.resolve("trained"), seed, TRACKS / 2);
        Generation trained = packed.open();
        OfflineLoop loop = new OfflineLoop(
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                new Recommender(BlendSettings.DEFAULTS));
        try (Driven segue = new Driven(dir.resolve("state"), 1)) {
            Plays plays = new Plays(seed);
            plays.play(segue, loop);
            segue.hears(1, packed).serves(1, 0);
            loop.start(trained.factors().toVectors(), trained.ranker());

            plays.play(segue, loop);

            assertThat(vectorsOf(segue.model().vectors()))
                    .isEqualTo(vectorsOf(loop.model().vectors()));
            assertThat(vectorsOf(segue.model().vectors())).isNotEqualTo(vectorsOf(startOf(packed)));
        }
    }

    @Test
    void eachGenerationGoesOnFromWhereItWasLeft() throws IOException {
        PackedGeneration packed = TrainedGenerations.random(dir.resolve("trained"), 5, TRACKS);
        try (Driven segue = new Driven(dir.resolve("state"), 1)) {
            Plays plays = new Plays(7);
            plays.play(segue);
            List<String> stream = vectorsOf(segue.model().vectors());
            long streamSteps = segue.model().ranker().steps();

            segue.hears(1, packed).serves(1, 0);
            plays.play(segue);
            List<String> learntSince = vectorsOf(segue.model().vectors());
            long trainedSteps = segue.model().ranker().steps();
            segue.serves(0, 1);

            assertThat(vectorsOf(segue.model().vectors())).isEqualTo(stream);
            assertThat(segue.model().ranker().steps()).isEqualTo(streamSteps);
            assertThat(trainedSteps).isGreaterThan(5);
            segue.serves(1, 0);
            assertThat(vectorsOf(segue.model().vectors()))
                    .isEqualTo(learntSince)
                    .isNotEqualTo(vectorsOf(startOf(packed)));
            assertThat(segue.model().ranker().steps()).isEqualTo(trainedSteps);
            assertThat(segue.counters().get(Count.GENERATIONS_SWITCHED)).isEqualTo(3);
        }
    }

    @Test
    void noMoreThanTwoAreHeld() throws IOException {
        try (Driven segue = new Driven(dir.resolve("state"), 1)) {
            for (int generation = 1; generation <= 4; generation++) {
                segue.hears(generation, TrainedGenerations.random(dir.resolve("trained"), generation, TRACKS))
                        .serves(generation, generation - 1);
                assertThat(segue.model().learnt().generation()).isEqualTo(generation);
                assertThat(segue.model().generations().all())
                        .extracting(Learnt::generation)
                        .containsExactly(generation - 1, generation);
            }

            segue.serves(2, 4);

            assertThat(segue.model().learnt().generation()).isEqualTo(4);
        }
    }

    private static TrackVectors startOf(PackedGeneration packed) throws IOException {
        TrainedVectors trained = packed.open().factors().toVectors();
        return TrackVectors.of(FactorSettings.DEFAULTS, trained);
    }

    private static List<String> vectorsOf(TrackVectors vectors) {
        List<String> all = new ArrayList<>();
        float[] vector = new float[FactorSettings.DEFAULTS.dimensions()];
        for (int i = 0; i < TRACKS; i++) {
            boolean there = vectors.index().read(new TrackId("track-" + i).fingerprint(), vector, 0);
            all.add(there ? Arrays.toString(vector) : "none");
        }
        return all;
    }

    /// Plays that go on where they left off.
    private static final class Plays {

        private final Random random;
        private Instant now = Driven.NOON;

        Plays(long seed) {
            random = new Random(seed);
        }

        void play(Driven segue) {
            play(
                    segue,
                    new OfflineLoop(ListenerSettings.DEFAULTS, CoListenSettings.DEFAULTS, TrendingSettings.DEFAULTS));
        }

        void play(Driven segue, OfflineLoop loop) {
            for (int i = 0; i < PLAYS; i++) {
                String who = "listener-" + random.nextInt(5);
                String track = "track-" + random.nextInt(TRACKS);
                segue.plays(who, track);
                loop.learn(new Played(new ListenerId(who), new TrackId(track), now, 1, Description.NONE, ""));
                now = now.plus(Duration.ofMinutes(3));
            }
            segue.waits(Duration.ofSeconds(1)).waits(Duration.ofSeconds(1));
        }
    }
}
