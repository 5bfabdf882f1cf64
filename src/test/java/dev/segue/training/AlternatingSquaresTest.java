package dev.segue.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.math.GramMatrix;
import dev.segue.math.Lanes;
import dev.segue.math.RidgeSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlternatingSquaresTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "7, 0", "42, 0.5", "2026, 1"})
    void noEpochRaisesTheLoss(long seed, float scaling) {
        try (Chunks chunks = new Chunks(2)) {
            AlternatingSquares fit = fit(seed, scaling, chunks);

            double before = fit.epoch();
            for (int epoch = 0; epoch < 12; epoch++) {
                double after = fit.epoch();
                assertThat(after).isLessThanOrEqualTo(before * (1 + 1e-6));
                before = after;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void theLossIsThatOfItsDefinition(long seed) {
        InteractionLog log = Logs.ofTwoTastes(seed, 900);
        SparseRows rows = Preferences.byListener(log, log.size());
        try (Chunks chunks = new Chunks(3)) {
            AlternatingSquares fit = fit(seed, 0, chunks);
            fit.epoch();
            double loss = fit.epoch();

            double expected = 0;
            for (int listener = 0; listener < rows.rows(); listener++) {
                for (int track = 0; track < log.trackCount(); track++) {
                    double product = dot(fit, listener, track);
                    expected += Logs.SERVING.missing() * product * product;
                }
                for (int entry = rows.start(listener); entry < rows.end(listener); entry++) {
                    double target = rows.value(entry) > 0 ? 1 : 0;
                    double left = target - dot(fit, listener, rows.column(entry));
                    expected += Math.abs(rows.value(entry)) * left * left;
                }
            }
            for (float value : fit.listeners().values()) {
                expected += Logs.SERVING.ridge() * value * value;
            }
            for (float value : fit.tracks().values()) {
                expected += Logs.SERVING.ridge() * value * value;
            }
            assertThat(loss).isCloseTo(expected, within(1e-4 * expected));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42})
    void endsWhereEveryTrackIsTheExactSolutionOfItsRegression(long seed) {
        try (Chunks chunks = new Chunks(2)) {
            AlternatingSquares fit = fit(seed, 0, chunks);
            for (int epoch = 0; epoch < 300; epoch++) {
                fit.epoch();
            }

            GramMatrix gram = new GramMatrix(16);
            for (int listener = 0; listener < fit.listeners().rows(); listener++) {
                gram.add(fit.listeners().values(), fit.listeners().start(listener), 1);
            }
            RidgeSystem exact = new RidgeSystem(16);
            float[] solution = new float[16];
            SparseRows byTrack = fit.byTrack();
            for (int track = 0; track < byTrack.rows(); track++) {
                exact.begin(gram, Logs.SERVING.missing(), Logs.SERVING.ridge());
                for (int entry = byTrack.start(track); entry < byTrack.end(track); entry++) {
                    float value = byTrack.value(entry);
                    exact.add(
                            fit.listeners().values(),
                            fit.listeners().start(byTrack.column(entry)),
                            Math.abs(value),
                            value > 0 ? 1 : 0);
                }
                assertThat(exact.solve(solution, 0)).isTrue();
                for (int i = 0; i < 16; i++) {
                    assertThat(fit.tracks().values()[fit.tracks().start(track) + i])
                            .isCloseTo(solution[i], within(2e-3f));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void isTheSameToTheBitForAnyNumberOfThreads(int threads) {
        try (Chunks one = new Chunks(1);
                Chunks several = new Chunks(threads)) {
            AlternatingSquares alone = fit(42, 0.5f, one);
            AlternatingSquares together = fit(42, 0.5f, several);

            for (int epoch = 0; epoch < 5; epoch++) {
                assertThat(together.epoch()).isEqualTo(alone.epoch());
            }
            assertThat(together.tracks().values()).isEqualTo(alone.tracks().values());
        }
    }

    private static AlternatingSquares fit(long seed, float scaling, Chunks chunks) {
        InteractionLog log = Logs.ofTwoTastes(seed, 900);
        AlsSettings settings = AlsSettings.of(Logs.SERVING, scaling, 10, 3, seed);
        return new AlternatingSquares(
                Preferences.byListener(log, log.size()), log.trackCount(), track -> track, settings, chunks);
    }

    private static double dot(AlternatingSquares fit, int listener, int track) {
        return Lanes.dot(
                fit.listeners().values(),
                fit.listeners().start(listener),
                fit.tracks().values(),
                fit.tracks().start(track),
                16);
    }
}
