package dev.segue.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.events.HalfVector;
import dev.segue.events.TrackId;
import dev.segue.learning.factors.FactorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {

    private final List<Epoch> seen = new ArrayList<>();
    private final List<Integer> fitted = new ArrayList<>();

    private final Watcher watcher = new Watcher() {
        @Override
        public void validated(Epoch epoch, long nanos) {
            seen.add(epoch);
        }

        @Override
        public void fitted(int number, int of) {
            fitted.add(number);
        }
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void findsTwoTastesWherePopularityFindsNone(long seed) {
        Trained trained = trained(Logs.ofTwoTastes(seed, 900), seed, 2);

        Measured ndcg = trained.measures().getFirst();
        assertThat(ndcg.name()).isEqualTo("ndcg@20");
        assertThat(ndcg.value()).isGreaterThan(ndcg.popular());
        assertThat(ndcg.betterInterval().low()).isPositive();
        assertThat(ndcg.interval().low()).isLessThan(ndcg.value());
        assertThat(trained.asked()).isGreaterThan(20);
    }

    @Test
    void stopsWhenValidationGainsNothingAnyMoreAndFitsAnewForTheBestNumber() {
        Trained trained = trained(Logs.ofTwoTastes(42, 900), 42, 2);

        assertThat(seen).isEqualTo(trained.epochs()).hasSizeLessThanOrEqualTo(12);
        assertThat(trained.best()).isEqualTo(Fits.bestOf(seen)).isPositive();
        assertThat(fitted).hasSize(trained.best());
    }

    @Test
    void theBestEpochIsTheFirstThatNoneIsNoticeablyBetterThan() {
        List<Epoch> epochs =
                List.of(new Epoch(1, 9, 0.1), new Epoch(2, 8, 0.2), new Epoch(3, 7, 0.2000001), new Epoch(4, 6, 0.1));

        assertThat(Fits.bestOf(epochs)).isEqualTo(2);
        assertThat(Fits.bestOf(List.of())).isZero();
    }

    @Test
    void isAFunctionOfLogAndSettingsAndNotOfThreads() {
        Trained one = trained(Logs.ofTwoTastes(7, 900), 7, 1);
        Trained other = trained(Logs.ofTwoTastes(7, 900), 7, 4);
        Trained seeded = trained(Logs.ofTwoTastes(7, 900), 8, 1);

        assertThat(other).isEqualTo(one);
        assertThat(seeded.vectors()).isNotEqualTo(one.vectors());
    }

    @Test
    void whatIsHeldOutChangesNoVector() {
        InteractionLog log = Logs.ofTwoTastes(7, 900);
        InteractionLog otherwise = new InteractionLog();
        Split split = Split.of(log.size());
        for (int i = 0; i < log.size(); i++) {
            int track = i < split.test()
                    ? Integer.parseInt(log.trackId(log.track(i)).value().substring(1))
                    : 99;
            int listener =
                    Integer.parseInt(log.listenerId(log.listener(i)).value().substring(1));
            Logs.add(otherwise, listener, track, log.strength(i), i);
        }

        assertThat(trained(otherwise, 7, 2).vectors())
                .isEqualTo(trained(log, 7, 2).vectors());
    }

    @Test
    void aTrackThatTooFewListenersWantedHasNoVector() {
        InteractionLog log = new InteractionLog();
        Logs.add(log, 0, 500, 0.7f, 0);
        Logs.add(log, 0, 501, 0.7f, 0);
        Logs.add(log, 1, 501, 0.7f, 0);
        InteractionLog rest = Logs.ofTwoTastes(1, 600);
        for (int i = 0; i < rest.size(); i++) {
            log.add(rest.listenerId(rest.listener(i)), rest.trackId(rest.track(i)), rest.strength(i), i);
        }

        Map<TrackId, HalfVector> vectors = trained(log, 1, 1).vectors().tracks();

        assertThat(vectors).containsKey(new TrackId("t501")).doesNotContainKey(new TrackId("t500"));
    }

    @Test
    void aLogOfNothingIsRefused() {
        assertThatThrownBy(() -> Split.of(3)).hasMessageContaining("each part must hold something");
        assertThatThrownBy(() -> new Training(
                        Logs.ofTwoTastes(1, 100),
                        AlsSettings.of(FactorSettings.DEFAULTS, 0, 5, 2, 1),
                        Logs.SERVING,
                        Split.of(100),
                        () -> 0))
                .hasMessageContaining("32 dimensions cannot serve where they have 16");
    }

    private Trained trained(InteractionLog log, long seed, int threads) {
        seen.clear();
        fitted.clear();
        return new Training(log, Logs.settings(seed), Logs.SERVING, Split.of(log.size()), () -> 0)
                .run(threads, watcher);
    }
}
