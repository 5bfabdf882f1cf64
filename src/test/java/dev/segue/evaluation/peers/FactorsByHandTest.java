package dev.segue.evaluation.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The factorisations on cases of one or two dimensions, by hand.
class FactorsByHandTest {

    private static final Offset<Double> CLOSE = within(1e-5);

    @Test
    void isgdMovesTheListenerThenTheTrack() {
        FactorTable listeners = table(0.5, 0);
        FactorTable tracks = table(0.4, 0.2);

        Isgd.step(listeners, 0, tracks, 0, new Isgd.Settings(2, 0.1, 0.01, 1));

        // err = 1 − 0.5 · 0.4 = 0.8
        assertThat((double) listeners.get(0, 0)).isCloseTo(0.5 + 0.1 * (0.8 * 0.4 - 0.01 * 0.5), CLOSE);
        assertThat((double) listeners.get(0, 1)).isCloseTo(0.016, CLOSE);
        assertThat((double) tracks.get(0, 0)).isCloseTo(0.4 + 0.1 * (0.8 * 0.5315 - 0.01 * 0.4), CLOSE);
        assertThat((double) tracks.get(0, 1)).isCloseTo(0.2 + 0.1 * (0.8 * 0.016 - 0.01 * 0.2), CLOSE);
    }

    @Test
    void bprClimbsByTheLogisticSlope() {
        Bpr bpr = new Bpr("bpr", 1, new Bpr.Settings(1, 0.1, 0.01, 1));
        new Stage<>(bpr).plays("ann", "a").plays("bob", "b");
        Bpr fresh = new Bpr("bpr", 1, new Bpr.Settings(1, 0.1, 0.01, 0));
        new Stage<>(fresh).plays("ann", "a").plays("bob", "b");
        fresh.listeners().set(0, 0, 0.5);
        fresh.tracks().set(0, 0, 0.2);
        fresh.tracks().set(1, 0, 0.4);

        fresh.step(0, 0, 1);

        // AdaGrad's first step is the rate, in the direction of the slope
        assertThat((double) fresh.listeners().get(0, 0)).isCloseTo(0.4, CLOSE);
        assertThat((double) fresh.tracks().get(0, 0)).isCloseTo(0.3, CLOSE);
        assertThat((double) fresh.tracks().get(1, 0)).isCloseTo(0.3, CLOSE);

        fresh.step(0, 0, 1);

        // x = 0, σ(−x) = 1/2; the first slopes were σ(0.1) · (−0.2) − 0.005 and σ(0.1) · 0.5 − 0.002
        double sigma = 1 / (1 + Math.exp(-0.1));
        double w = 0.4 - 0.1 * 0.004 / Math.hypot(sigma * 0.2 + 0.005, 0.004);
        double h = 0.3 + 0.1 * 0.197 / Math.hypot(sigma * 0.5 - 0.002, 0.197);
        assertThat((double) fresh.listeners().get(0, 0)).isCloseTo(w, CLOSE);
        assertThat((double) fresh.tracks().get(0, 0)).isCloseTo(h, CLOSE);
    }

    @Test
    void aRowOfAlsIsARidgeRegression() {
        FactorTable tracks = table(1, 0);
        tracks.add(0);
        tracks.set(1, 0, 0);
        tracks.set(1, 1, 1);
        WeightedRidge ridge = new WeightedRidge(2, 1);
        ridge.gramOf(tracks);

        ridge.begin();
        ridge.add(tracks, 0, 1);

        // (I + [[1, 0], [0, 0]] + I) x = (2, 0)
        assertThat(ridge.solve()).containsExactly(new double[] {2.0 / 3, 0}, CLOSE);
    }

    @Test
    void alsConvergesToWhatTheEquationSays() {
        Stage<Ials> batch = new Stage<>(new Ials("ials", 1, new Ials.Settings(1, 10, 1, 50), false));
        Stage<Ials> foldIn = new Stage<>(new Ials("ials-foldin", 1, new Ials.Settings(1, 10, 1, 50), true));

        batch.plays("ann", "aaa").waits(Duration.ofDays(1)).plays("ann", "a");
        foldIn.plays("ann", "aaa").waits(Duration.ofDays(1)).plays("ann", "a");

        // one pair, c = 1 + 10 · 3: x = c y / (c y² + 1) and the same for y, so x y = 1 − 1/c
        double fitted = 30.0 / 31;
        assertThat(Stage.scores(batch, "ann").get("a")).isCloseTo(fitted, CLOSE);
        // the listener of now has four plays: x y = c y² / (c y² + 1) with c = 41
        assertThat(Stage.scores(foldIn, "ann").get("a")).isCloseTo(41 * fitted / (41 * fitted + 1), CLOSE);
    }

    @Test
    void pureSvdProjectsOnTheGreatestSingularVectors() {
        Stage<PureSvd> stage = new Stage<>(new PureSvd("pure-svd", 1, new PureSvd.Settings(1, 20)));

        stage.plays("one", "ab").plays("two", "ab").plays("three", "c");
        stage.waits(Duration.ofDays(1)).plays("four", "a");

        // the greatest singular value is 2, of (1, 1, 0)/√2
        Map<String, Double> scores = Stage.scores(stage, "four");
        assertThat(scores.get("a")).isCloseTo(0.5, CLOSE);
        assertThat(scores.get("b")).isCloseTo(0.5, CLOSE);
        assertThat(scores.get("c")).isCloseTo(0, CLOSE);
    }

    private static FactorTable table(double first, double second) {
        FactorTable table = new FactorTable(2, 0, 0);
        table.add(0);
        table.set(0, 0, first);
        table.set(0, 1, second);
        return table;
    }
}
