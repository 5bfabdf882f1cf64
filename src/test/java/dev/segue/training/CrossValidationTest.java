package dev.segue.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

    private final InteractionLog log = Logs.ofTwoTastes(42, 1000);
    private final Split split = Split.of(log.size());

    @Test
    void eachBlockComesAfterAllThatWasLearntAndTheTestPartStaysUnseen() {
        AtomicInteger done = new AtomicInteger();

        Validated validated =
                new CrossValidation(log, Logs.SERVING, split.test(), 3).of(Logs.settings(42), 2, done::incrementAndGet);

        assertThat(done).hasValue(3);
        assertThat(validated.folds()).extracting(Fold::learnt).containsExactly(450, 600, 750);
        assertThat(validated.folds()).extracting(Fold::interactions).containsExactly(150, 150, 150);
        assertThat(validated.folds())
                .extracting(Fold::from)
                .containsExactly(
                        log.at(450).toString(),
                        log.at(600).toString(),
                        log.at(750).toString());
        assertThat(validated.folds()).allSatisfy(fold -> {
            assertThat(fold.ndcg()).isPositive();
            assertThat(fold.epochs()).isPositive();
        });
    }

    @Test
    void whatComesInTheTestPartChangesNothing() {
        InteractionLog other = new InteractionLog();
        for (int i = 0; i < log.size(); i++) {
            int track = i < split.test() ? log.track(i) : 0;
            other.add(
                    log.listenerId(log.listener(i)),
                    log.trackId(track),
                    log.strength(i),
                    log.at(i).toEpochMilli());
        }

        assertThat(new CrossValidation(other, Logs.SERVING, split.test(), 2).of(Logs.settings(42), 1, () -> {}))
                .isEqualTo(new CrossValidation(log, Logs.SERVING, split.test(), 2).of(Logs.settings(42), 2, () -> {}));
    }

    @Test
    void theBestIsTheOneWithTheHighestMeanAndTheFirstOfSeveral() {
        Validated first = validated(0, 0.2, 0.4);
        Validated second = validated(0.5f, 0.5, 0.3);
        Validated third = validated(1, 0.4, 0.4);

        assertThat(Validated.best(List.of(first, second, third))).isEqualTo(second);
        assertThat(first.mean()).isEqualTo(0.30000000000000004);
        assertThat(first.deviation()).isEqualTo(0.1414, within(1e-4));
        assertThat(validated(1, 0.7).deviation()).isZero();
    }

    @Test
    void foldsWithNothingInThemAreRefused() {
        assertThatThrownBy(() -> new CrossValidation(log, Logs.SERVING, 9, 5))
                .hasMessage("5 folds of 4 interactions; expected 1 or more, each with something in it");
    }

    private static Validated validated(float scaling, double... measures) {
        return new Validated(
                scaling,
                Arrays.stream(measures)
                        .mapToObj(ndcg -> new Fold("", 1, 1, 1, ndcg))
                        .toList());
    }
}
