package dev.segue.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.learning.sequence.SequenceSettings;
import dev.segue.learning.sequence.SequenceShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceTrainingTest {

    private static final int TRACKS = 100;
    private static final int STEPS = 40;

    private final List<Epoch> seen = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void findsWhatComesNextWherePopularityFindsNothing(long seed) {
        FittedSequence fitted = trained(walks(seed, TRACKS), 2).fitted();

        Measured ndcg = fitted.measures().getFirst();
        assertThat(ndcg.name()).isEqualTo("ndcg@20");
        assertThat(ndcg.value()).isGreaterThan(0.5);
        assertThat(ndcg.betterInterval().low()).isPositive();
        assertThat(fitted.asked()).isGreaterThan(100);
        assertThat(fitted.skipped()).isZero();
        assertThat(fitted.epochs()).isEqualTo(seen);
        assertThat(fitted.best()).isEqualTo(Fits.bestOf(seen)).isPositive();
    }

    @Test
    void isAFunctionOfLogAndSettingsAndNotOfThreads() {
        assertThat(trained(walks(7, TRACKS), 4)).isEqualTo(trained(walks(7, TRACKS), 1));
    }

    @Test
    void whatIsHeldOutChangesNothingThatWasLearnt() {
        InteractionLog log = walks(7, TRACKS);
        Split split = Split.of(log.size());
        InteractionLog otherwise = new InteractionLog();
        for (int i = 0; i < log.size(); i++) {
            int track = i < split.test()
                    ? Integer.parseInt(log.trackId(log.track(i)).value().substring(1))
                    : 3;
            int listener =
                    Integer.parseInt(log.listenerId(log.listener(i)).value().substring(1));
            Logs.add(otherwise, listener, track, log.strength(i), log.at(i).toEpochMilli());
        }

        TrainedSequence one = trained(log, 2);
        TrainedSequence other = trained(otherwise, 2);

        assertThat(other.model()).isEqualTo(one.model());
        assertThat(other.early()).isEqualTo(one.early()).isNotEqualTo(one.model());
    }

    @Test
    void aLogOfTracksThatOneListenerEachChoseIsRefused() {
        InteractionLog log = new InteractionLog();
        for (int i = 0; i < 100; i++) {
            Logs.add(log, i % 5, i, 0.7f, i);
        }

        assertThatThrownBy(() -> trained(log, 1))
                .hasMessage(
                        "an encoder learns from tracks that 2 listeners or more chose after another; there are none");
    }

    /// Listeners who walk around a circle of tracks, each from a place of their own.
    private static InteractionLog walks(long seed, int tracks) {
        Random random = new Random(seed);
        int[] places = random.ints(80, 0, tracks).toArray();
        InteractionLog log = new InteractionLog();
        for (int step = 0; step < STEPS; step++) {
            for (int listener = 0; listener < places.length; listener++) {
                places[listener] = (places[listener] + 1) % tracks;
                Logs.add(log, listener, places[listener], 0.7f, 200_000L * step + listener);
            }
        }
        return log;
    }

    private TrainedSequence trained(InteractionLog log, int threads) {
        SequenceSettings settings =
                new SequenceSettings(new SequenceShape(16, 4, 16), 2, 1000, 16, 64, 0.01f, 0.001f, true, 12, 3, 5);
        seen.clear();
        return new SequenceTraining(log, settings, Split.of(log.size()), () -> 0).run(threads, new Watcher() {
            @Override
            public void validated(Epoch epoch, long nanos) {
                seen.add(epoch);
            }

            @Override
            public void fitted(int number, int of) {}
        });
    }
}
