package dev.segue.learning.factors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.math.GramMatrix;
import dev.segue.math.Lanes;
import dev.segue.math.Vectors;
import org.junit.jupiter.api.Test;

class FoldInTest {

    private static final int TRACKS = 40;

    private final float[] tracks = Vectors.random(TRACKS * 16, 3);
    private final GramMatrix gram = new GramMatrix(16);

    FoldInTest() {
        for (int i = 0; i < TRACKS; i++) {
            gram.add(tracks, i * 16, 1);
        }
    }

    @Test
    void whatWasPlayedScoresHigherThanBefore() {
        float[] vector = folded(settings(50, 1), 1, 2, 3);
        float[] more = folded(settings(50, 1), 9, 1, 2, 3);

        assertThat(scoreOf(9, more)).isGreaterThan(scoreOf(9, vector));
    }

    @Test
    void whatWasSkippedScoresLowerThanBefore() {
        FoldIn fold = new FoldIn(settings(50, 1));
        int best = bestFor(folded(settings(50, 1), 1, 2, 3));
        fold.begin(gram);
        fold.add(tracks, best * 16, -1);
        for (int track : new int[] {1, 2, 3}) {
            fold.add(tracks, track * 16, 0.7f);
        }
        float[] vector = new float[16];
        fold.solve(vector, 0);

        assertThat(scoreOf(best, vector)).isLessThan(scoreOf(best, folded(settings(50, 1), 1, 2, 3)));
    }

    @Test
    void onlyTheLatestInteractionsCount() {
        assertThat(folded(settings(2, 1), 1, 2, 3, 4)).containsExactly(folded(settings(2, 1), 1, 2));
    }

    @Test
    void whatIsOlderCountsLess() {
        float[] fading = folded(settings(50, 0.5f), 1, 2);
        float[] swapped = folded(settings(50, 0.5f), 2, 1);

        assertThat(scoreOf(1, fading)).isGreaterThan(scoreOf(1, swapped));
    }

    @Test
    void ofWhomNothingIsKnownStartsAsSomebodyElse() {
        float[] somebody = Vectors.random(16, 8);

        assertThat(startedFrom(somebody)).usingComparatorWithPrecision(1e-5f).containsExactly(somebody);
    }

    @Test
    void whatTheyDoCorrectsIt() {
        float[] somebody = Vectors.random(16, 8);

        float[] started = startedFrom(somebody, 1);

        assertThat(Math.abs(scoreOf(1, started) - 1)).isLessThan(Math.abs(scoreOf(1, somebody) - 1));
        assertThat(started).isNotEqualTo(folded(settings(50, 1), 1));
    }

    private float[] startedFrom(float[] somebody, int... latestFirst) {
        FoldIn fold = new FoldIn(settings(50, 1));
        fold.begin(gram);
        fold.startFrom(somebody);
        for (int track : latestFirst) {
            fold.add(tracks, track * 16, 0.7f);
        }
        float[] vector = new float[16];
        assertThat(fold.solve(vector, 0)).isTrue();
        return vector;
    }

    private float[] folded(FactorSettings settings, int... latestFirst) {
        FoldIn fold = new FoldIn(settings);
        fold.begin(gram);
        for (int track : latestFirst) {
            fold.add(tracks, track * 16, 0.7f);
        }
        float[] vector = new float[16];
        assertThat(fold.solve(vector, 0)).isTrue();
        return vector;
    }

    private int bestFor(float[] vector) {
        int best = 4;
        for (int i = 5; i < TRACKS; i++) {
            best = scoreOf(i, vector) > scoreOf(best, vector) ? i : best;
        }
        return best;
    }

    private float scoreOf(int track, float[] vector) {
        return Lanes.dot(tracks, track * 16, vector, 0, 16);
    }

    private static FactorSettings settings(int interactions, float fade) {
        return new FactorSettings(true, 16, interactions, 64, 1, 0.1f, 1, fade, 1, 0, 0);
    }
}
