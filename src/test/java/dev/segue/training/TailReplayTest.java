package dev.segue.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.evaluation.OfflineLoop;
import dev.segue.events.HalfVector;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Recommender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TailReplayTest {

    private static final int TRACKS = 20;
    private static final Instant CUT_OFF = Instant.parse(TrainedGenerations.CUT_OFF);
    private static final TrackId NEW = new TrackId("new");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 2026})
    void learnsWhatAServiceWouldThatHadServedTheGenerationSinceItsCutOff(long seed) throws IOException {
        Generation generation = TrainedGenerations.random(folder, seed, TRACKS).open();
        List<Interaction> before = plays(seed, CUT_OFF.minus(Duration.ofHours(9)), 200, TRACKS);
        List<Interaction> after = plays(seed + 1, CUT_OFF, 150, TRACKS + 5);
        OfflineLoop served = loop();
        before.forEach(served::learn);
        served.start(generation.factors().toVectors(), generation.ranker());
        after.forEach(served::learn);

        Tail tail = replayed(generation, before, after);

        assertThat(tail.events()).isEqualTo(150);
        assertThat(tail.from()).isEqualTo(CUT_OFF);
        assertThat(tail.until()).isEqualTo(after.getLast().at());
        assertThat(tail.ranker().steps()).isGreaterThan(generation.ranker().steps());
        assertThat(tail.ranker().weightUnits())
                .isEqualTo(served.model().ranker().weightUnits());
        assertThat(tail.factors().listeners()).isEqualTo(served.listeners());
        assertThat(tail.newTracks()).isBetween(1, 5);
        float[] vector = new float[generation.factors().dimensions()];
        tail.factors().tracks().forEach((track, learnt) -> {
            assertThat(served.model().vectors().index().read(track.fingerprint(), vector, 0))
                    .isTrue();
            assertThat(learnt).isEqualTo(HalfVector.of(vector));
        });
        Map<TrackId, HalfVector> known = new HashMap<>(tail.factors().tracks());
        known.keySet().retainAll(generation.factors().tracks().keySet());
        assertThat(known)
                .hasSizeGreaterThan(TRACKS / 2)
                .allSatisfy((track, learnt) -> assertThat(learnt)
                        .as("%s has moved", track)
                        .isNotEqualTo(generation.factors().tracks().get(track)));
    }

    @Test
    void aTrackThatIsNewerThanTheCutOffHasAVectorOnceTwoHaveChosenIt() throws IOException {
        Generation generation = TrainedGenerations.random(folder, 1, TRACKS).open();
        List<Interaction> before = plays(3, CUT_OFF.minus(Duration.ofHours(9)), 100, TRACKS);

        Tail one = replayed(generation, before, List.of(play("u1", NEW, CUT_OFF)));
        Tail two = replayed(
                generation, before, List.of(play("u1", NEW, CUT_OFF), play("u2", NEW, CUT_OFF.plusSeconds(1))));

        assertThat(one.factors().tracks()).doesNotContainKey(NEW);
        assertThat(two.factors().tracks()).containsKey(NEW);
        assertThat(two.newTracks()).isEqualTo(1);
    }

    @Test
    void withNothingAfterTheCutOffThereIsNoTail() throws IOException {
        TailReplay replay =
                new TailReplay(TrainedGenerations.random(folder, 1, TRACKS).open(), loop());

        plays(3, CUT_OFF.minus(Duration.ofHours(9)), 100, TRACKS).forEach(replay::take);

        assertThat(replay.tail()).isEmpty();
        assertThat(replay.clock()).isBefore(CUT_OFF);
    }

    @Test
    void whatComesLateIsLearntAllTheSame() throws IOException {
        Generation generation = TrainedGenerations.random(folder, 1, TRACKS).open();
        List<Interaction> before = plays(3, CUT_OFF.minus(Duration.ofHours(9)), 100, TRACKS);

        Tail tail = replayed(
                generation,
                before,
                List.of(play("u1", NEW, CUT_OFF), play("u2", NEW, CUT_OFF.minus(Duration.ofHours(1)))));

        assertThat(tail.events()).isEqualTo(2);
        assertThat(tail.until()).isEqualTo(CUT_OFF);
        assertThat(tail.factors().tracks()).containsKey(NEW);
    }

    @Test
    void aRankerThatWasNotTrainedStaysSo() throws IOException {
        Generation generation = TrainedGenerations.random(folder, 0, TRACKS).open();

        Tail tail = replayed(generation, List.of(), plays(4, CUT_OFF, 100, TRACKS));

        assertThat(tail.ranker().steps()).isZero();
    }

    @Test
    void aGenerationTravelsWithItsTailAndServesFromItsEnd() throws IOException {
        PackedGeneration packed = TrainedGenerations.random(folder, 1, TRACKS);
        Tail tail = replayed(packed.open(), List.of(), plays(4, CUT_OFF, 100, TRACKS + 5));

        PackedGeneration whole = packed.with(tail);
        Generation opened = whole.open();

        assertThat(whole.name()).matches(packed.name() + "\\+[0-9a-f]{8}");
        assertThat(whole.trainedName()).isEqualTo(packed.name());
        assertThat(opened.id()).isEqualTo(packed.name());
        assertThat(opened.factors()).isEqualTo(packed.open().factors());
        assertThat(opened.tail()).hasValueSatisfying(read -> {
            assertThat(read.factors()).isEqualTo(tail.factors());
            assertThat(read.until()).isEqualTo(tail.until());
            assertThat(read.ranker().weightUnits()).isEqualTo(tail.ranker().weightUnits());
        });
        assertThat(opened.latestRanker().steps()).isEqualTo(tail.ranker().steps());
        assertThat(opened.latestFactors().listeners()).isEqualTo(tail.factors().listeners());
        assertThat(opened.latestFactors().tracks())
                .hasSize(TRACKS + tail.newTracks())
                .containsAllEntriesOf(tail.factors().tracks());
        assertThatThrownBy(() -> whole.with(tail))
                .isInstanceOf(BrokenGeneration.class)
                .hasMessageContaining("has a tail already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tail.json", "tail-vectors.bin", "tail-ranker.bin"})
    void aChangedTailIsRefused(String file) throws IOException {
        PackedGeneration packed = TrainedGenerations.random(folder, 1, TRACKS);
        PackedGeneration whole = packed.with(replayed(packed.open(), List.of(), plays(4, CUT_OFF, 100, TRACKS)));

        Map<String, byte[]> without = new TreeMap<>(whole.files());
        byte[] changed = Objects.requireNonNull(without.remove(file)).clone();
        changed[changed.length / 2] ^= 1;
        Map<String, byte[]> with = new TreeMap<>(without);
        with.put(file, changed);

        assertThatThrownBy(() -> new PackedGeneration("kafka", whole.name(), without).open())
                .isInstanceOf(BrokenGeneration.class);
        assertThatThrownBy(() -> new PackedGeneration("kafka", whole.name(), with).open())
                .isInstanceOf(BrokenGeneration.class);
    }

    private static Tail replayed(Generation generation, List<Interaction> before, List<Interaction> after) {
        TailReplay replay = new TailReplay(generation, loop());
        before.forEach(replay::take);
        after.forEach(replay::take);
        return replay.tail().orElseThrow();
    }

    private static OfflineLoop loop() {
        return new OfflineLoop(
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                FactorSettings.DEFAULTS,
                new Recommender(BlendSettings.DEFAULTS));
    }

    private static List<Interaction> plays(long seed, Instant from, int count, int tracks) {
        Random random = new Random(seed);
        List<Interaction> plays = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            plays.add(play(
                    "u" + random.nextInt(12),
                    new TrackId("track-" + random.nextInt(tracks)),
                    from.plusSeconds(120L * i)));
        }
        return plays;
    }

    private static Played play(String listener, TrackId track, Instant at) {
        return new Played(new ListenerId(listener), track, at, 1, Description.NONE, "");
    }
}
