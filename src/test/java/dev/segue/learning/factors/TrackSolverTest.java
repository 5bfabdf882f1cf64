package dev.segue.learning.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.events.FactorStep;
import dev.segue.events.HalfVector;
import dev.segue.math.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackSolverTest {

    private final FactorSettings settings = new FactorSettings(true, 16, 50, 8, 1, 0.1f, 1, 1, 1, 0, 0);
    private final TrackSolver solver = new TrackSolver(settings);
    private final LatestListeners everyone = new LatestListeners(settings);

    TrackSolverTest() {
        for (int i = 0; i < 100; i++) {
            everyone.put(i, HalfVector.of(Vectors.random(16, 900 + i)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void doesNotDependOnTheOrderOfTheSlots(long seed) {
        List<NumberedStep> steps = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            steps.add(step(i, i % 25, Vectors.random(16, seed + i), 0.7f));
        }
        HalfVector inOrder = solver.solve(steps, everyone).orElseThrow();

        Collections.shuffle(steps, new Random(seed));

        assertThat(new TrackSolver(settings).solve(steps, everyone)).contains(inOrder);
    }

    @Test
    void aListenerCountsOnceWithTheLatestVector() {
        NumberedStep early = step(1, 1, Vectors.random(16, 5), 0.7f);
        NumberedStep other = step(2, 2, Vectors.random(16, 6), 0.7f);
        NumberedStep late = step(3, 1, Vectors.random(16, 7), 0.7f);

        assertThat(solver.solve(List.of(early, other, late), everyone))
                .isEqualTo(solver.solve(List.of(other, late), everyone));
    }

    @Test
    void whoSkipsItPushesItAway() {
        float[] listener = Vectors.random(16, 1);
        NumberedStep played = step(1, 1, listener, 0.7f);
        float before =
                productWith(listener, solver.solve(List.of(played), everyone).orElseThrow());

        HalfVector after = solver.solve(List.of(played, step(2, 2, listener, -0.5f)), everyone)
                .orElseThrow();

        assertThat(productWith(listener, after)).isBetween(0f, before * 0.99f);
    }

    @Test
    void aTrackThatWasOnlySkippedHasNoVector() {
        assertThat(solver.solve(List.of(step(1, 1, Vectors.random(16, 1), -0.5f)), everyone))
                .isEmpty();
        assertThat(solver.solve(List.of(), everyone)).isEmpty();
    }

    @Test
    void stepsOfAnotherLengthAreLeftOut() {
        NumberedStep played = step(1, 1, Vectors.random(16, 1), 0.7f);
        NumberedStep longer = step(2, 2, Vectors.random(32, 1), 0.7f);

        assertThat(solver.solve(List.of(played, longer), everyone)).isEqualTo(solver.solve(List.of(played), everyone));
    }

    @Test
    void withoutStepsATrainedTrackIsAsItWasTrained() {
        HalfVector trained = HalfVector.of(Vectors.random(16, 3));

        assertThat(solver.solve(5, List.of(), everyone, trainedFor(5, trained))).contains(trained);
        assertThat(solver.solve(6, List.of(), everyone, trainedFor(5, trained))).isEmpty();
    }

    @Test
    void stepsThatATrainedVectorForetellsDoNotMoveIt() {
        float[] listener = Vectors.random(16, 1);
        float[] vector = Vectors.random(16, 3);
        float product = productWith(listener, HalfVector.of(vector));
        for (int i = 0; i < 16; i++) {
            vector[i] /= product;
        }
        HalfVector trained = HalfVector.of(vector);

        HalfVector after = solver.solve(5, List.of(step(1, 1, listener, 0.7f)), everyone, trainedFor(5, trained))
                .orElseThrow();

        for (int i = 0; i < 16; i++) {
            assertThat(Float.float16ToFloat(after.half(i)))
                    .isCloseTo(Float.float16ToFloat(trained.half(i)), within(1e-3f));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void aPlayBringsATrainedTrackNearerToItsListenerAndASkipTakesItAway(long seed) {
        float[] listener = Vectors.random(16, seed);
        HalfVector trained = HalfVector.of(Vectors.random(16, seed + 1));
        float before = productWith(listener, trained);

        float played = productWith(listener, solved(trained, step(1, 1, listener, 0.7f)));
        float skipped = productWith(listener, solved(trained, step(1, 1, listener, -0.5f)));

        assertThat(Math.abs(1 - played)).isLessThan(Math.abs(1 - before));
        assertThat(Math.abs(skipped)).isLessThan(Math.abs(before));
    }

    private HalfVector solved(HalfVector trained, NumberedStep step) {
        return solver.solve(5, List.of(step), everyone, trainedFor(5, trained)).orElseThrow();
    }

    private static TrainedVectors trainedFor(long track, HalfVector vector) {
        return new TrainedVectors(Map.of(track, vector), List.of());
    }

    @Test
    void theLatestStepsHaveSlots() {
        assertThat(List.of(solver.slotOf(0), solver.slotOf(7), solver.slotOf(8), solver.slotOf(17)))
                .containsExactly(0, 7, 0, 1);
    }

    private static NumberedStep step(long number, long listener, float[] vector, float strength) {
        return new NumberedStep(number, new FactorStep(listener, strength, HalfVector.of(vector)));
    }

    private static float productWith(float[] one, HalfVector other) {
        float[] entries = new float[one.length];
        other.copyTo(entries, 0);
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * entries[i];
        }
        return sum;
    }
}
