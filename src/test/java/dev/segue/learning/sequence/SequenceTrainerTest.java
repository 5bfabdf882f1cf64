package dev.segue.learning.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.math.Lanes;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceTrainerTest {

    private static final SequenceTrainer.Crew ONE =
            (tasks, task) -> IntStream.range(0, tasks).forEach(task);
    private static final SequenceTrainer.Crew MANY =
            (tasks, task) -> IntStream.range(0, tasks).parallel().forEach(task);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void learnsWhatComesNextAndNotWhatIsNear(long seed) {
        Histories histories = Walks.around(seed, 60, 30, 10);
        TrackTable table = Walks.table(histories, seed);
        SequenceTrainer trainer = new SequenceTrainer(histories, Integer.MAX_VALUE, table, Walks.settings(seed));
        double first = trainer.epoch(1, ONE);
        double last = first;
        for (int epoch = 2; epoch <= 20; epoch++) {
            last = trainer.epoch(epoch, ONE);
        }

        assertThat(last).isLessThan(first / 2);
        assertThat(trainer.skipped()).isZero();
        assertThat(IntStream.range(0, Walks.TRACKS)
                        .filter(track -> bestAfter(trainer, table, track) == (track + 1) % Walks.TRACKS)
                        .count())
                .isGreaterThan(36);
    }

    @Test
    void isAFunctionOfHistoriesAndSettingsAndNotOfThreads() {
        SequenceModel one = trained(7, Integer.MAX_VALUE, ONE);
        SequenceModel many = trained(7, Integer.MAX_VALUE, MANY);
        SequenceModel seeded = trained(8, Integer.MAX_VALUE, ONE);

        assertThat(many).isEqualTo(one);
        assertThat(seeded).isNotEqualTo(one);
    }

    @Test
    void whatComesAfterTheEndIsNotLearnt() {
        Histories all = Walks.around(7, 20, 20, 0);
        int end = 200;
        int[] changed = IntStream.range(0, all.size())
                .map(position -> all.number(position) < end ? all.track(position) : 3)
                .toArray();
        Histories otherwise = new Histories(
                IntStream.rangeClosed(0, 20).map(listener -> listener * 20).toArray(),
                changed,
                IntStream.range(0, all.size()).mapToLong(all::millis).toArray(),
                IntStream.range(0, all.size()).map(all::number).toArray());

        assertThat(trained(otherwise, 7, end, ONE)).isEqualTo(trained(all, 7, end, ONE));
    }

    @Test
    void aStepWithWhatIsNoNumberIsNotTaken() {
        Histories histories = Walks.around(7, 20, 20, 0);
        TrackTable table = Walks.table(histories, 7);
        SequenceTrainer trainer = new SequenceTrainer(histories, Integer.MAX_VALUE, table, Walks.settings(7));
        float[] before = trainer.model(track -> track + 1, track -> track + 1).weights();
        Arrays.fill(table.values(), Float.NaN);

        assertThat(trainer.epoch(1, ONE)).isNaN();
        assertThat(trainer.skipped()).isEqualTo((trainer.examples() + 31) / 32);
        assertThat(trainer.model(track -> track + 1, track -> track + 1).weights())
                .containsExactly(before);
    }

    @Test
    void onlyFirstEncountersAreExamplesWhereTheSettingsSaySo() {
        Histories histories = Walks.around(7, 5, 60, 0);
        SequenceSettings all = Walks.settings(7);
        SequenceSettings first = new SequenceSettings(
                all.shape(), 1, 1000, all.sampled(), all.batch(), all.rate(), all.decay(), true, 1, 1, 7);

        TrackTable table = Walks.table(histories, 7);
        assertThat(new SequenceTrainer(histories, Integer.MAX_VALUE, table, all).examples())
                .isEqualTo(5 * 59);
        assertThat(new SequenceTrainer(histories, Integer.MAX_VALUE, table, first).examples())
                .isEqualTo(5 * 39);
    }

    private static SequenceModel trained(long seed, int end, SequenceTrainer.Crew crew) {
        return trained(Walks.around(7, 20, 20, 10), seed, end, crew);
    }

    private static SequenceModel trained(Histories histories, long seed, int end, SequenceTrainer.Crew crew) {
        TrackTable table = TrackTable.of(histories, end, Walks.artists(), Walks.SHAPE.dimensions(), 1, 1000, seed);
        SequenceTrainer trainer = new SequenceTrainer(histories, end, table, Walks.settings(seed));
        for (int epoch = 1; epoch <= 3; epoch++) {
            assertThat(trainer.epoch(epoch, crew)).isPositive();
        }
        return trainer.model(track -> track + 1, track -> 1000 + track / 5);
    }

    /// Returns the track that is nearest to a listener who has walked three steps up to a track.
    private static int bestAfter(SequenceTrainer trainer, TrackTable table, int track) {
        float[] vector = new float[Walks.SHAPE.dimensions()];
        Encoder encoder = trainer.encoder();
        encoder.begin();
        for (int place = 0; place < 3; place++) {
            assertThat(table.read((track + Walks.TRACKS - place) % Walks.TRACKS, vector, 0))
                    .isTrue();
            encoder.add(vector, 0, place, Age.WITHIN_HOUR);
        }
        float[] point = encoder.encode();
        int best = -1;
        float highest = Float.NEGATIVE_INFINITY;
        for (int other = 0; other < Walks.TRACKS; other++) {
            assertThat(table.read(other, vector, 0)).isTrue();
            float score = Lanes.dot(vector, 0, point, 0, vector.length);
            if (score > highest) {
                highest = score;
                best = other;
            }
        }
        return best;
    }
}
