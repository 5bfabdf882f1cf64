package dev.segue.learning.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The gradient against finite differences, through the whole network, the sum over places, the softmax and the sums of
/// vectors of tracks and artists.
class GradientTest {

    private static final float STEP = 2e-3f;
    private static final int EXAMPLES = 12;

    private final Histories histories = Walks.around(3, 8, 10, 20);
    private final TrackTable table = Walks.table(histories, 5);
    private final float[] weights = new float[Walks.SHAPE.weights()];
    private final Sample sample;
    private final PartialGradient gradient;

    GradientTest() {
        Random random = new Random(11);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian() * 0.3f;
        }
        int[] counts = new int[Walks.TRACKS];
        Arrays.setAll(counts, track -> 1 + track % 7);
        sample = new Sample(new Proposal(counts), table, 8);
        gradient = new PartialGradient(
                histories, table, new Encoder(Walks.SHAPE, weights), sample, weights.length, EXAMPLES);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void isTheSlopeInAnyDirectionOfTheWeights(long seed) {
        double expected = slope(weights, direction(seed, weights.length));

        assertThat(product(gradientOfWeights(), direction(seed, weights.length)))
                .isCloseTo(expected, within(2e-3 + 2e-3 * Math.abs(expected)));
        assertThat(Math.abs(expected)).isGreaterThan(0.01);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void isTheSlopeInAnyDirectionOfTheVectors(long seed) {
        double expected = slope(table.values(), direction(seed, table.values().length));

        assertThat(product(gradientOfTable(), direction(seed, table.values().length)))
                .isCloseTo(expected, within(2e-3 + 2e-3 * Math.abs(expected)));
        assertThat(Math.abs(expected)).isGreaterThan(0.01);
    }

    @ParameterizedTest
    @ValueSource(strings = {"place", "into", "bias", "out", "output-bias"})
    void isTheSlopeOfEachKindOfWeight(String kind) {
        int at = switch (kind) {
            case "place" -> Walks.SHAPE.place(0, Age.WITHIN_HOUR);
            case "into" -> Walks.SHAPE.intoUnit(3) + 20;
            case "bias" -> Walks.SHAPE.biases() + 5;
            case "out" -> Walks.SHAPE.outOfUnit(7) + 2;
            default -> Walks.SHAPE.outputBias() + 9;
        };
        float[] direction = new float[weights.length];
        direction[at] = 1;

        assertThat(gradientOfWeights()[at]).isCloseTo((float) slope(weights, direction), within(2e-3f));
    }

    private double loss() {
        sample.draw(new SplittableRandom(13));
        gradient.clear();
        for (int i = 0; i < EXAMPLES; i++) {
            gradient.add(5 * i + 2 + i % 3);
        }
        return gradient.loss();
    }

    /// Returns the central difference of the loss when parameters move.
    private double slope(float[] parameters, float[] direction) {
        float[] before = parameters.clone();
        move(parameters, before, direction, STEP);
        double ahead = loss();
        move(parameters, before, direction, -STEP);
        double behind = loss();
        System.arraycopy(before, 0, parameters, 0, before.length);
        return (ahead - behind) / (2.0 * STEP);
    }

    private static void move(float[] parameters, float[] from, float[] direction, float step) {
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = from[i] + step * direction[i];
        }
    }

    private float[] gradientOfWeights() {
        assertThat(loss()).isPositive();
        return gradient.ofWeights().clone();
    }

    private float[] gradientOfTable() {
        assertThat(loss()).isPositive();
        RowSums rows = new RowSums(table.rows(), Walks.SHAPE.dimensions());
        for (int i = 0; i < sample.size(); i++) {
            add(rows, sample.track(i), gradient.ofSample(), i);
        }
        for (int i = 0; i < gradient.size(); i++) {
            add(rows, gradient.track(i), gradient.ofTracks(), i);
        }
        float[] all = new float[table.values().length];
        for (int place = 0; place < rows.size(); place++) {
            System.arraycopy(
                    rows.sums(),
                    place * Walks.SHAPE.dimensions(),
                    all,
                    rows.row(place) * Walks.SHAPE.dimensions(),
                    Walks.SHAPE.dimensions());
        }
        return all;
    }

    private void add(RowSums rows, int track, float[] gradients, int number) {
        rows.add(table.ownRow(track), 1, gradients, number * Walks.SHAPE.dimensions());
        rows.add(table.artistRow(track), 1, gradients, number * Walks.SHAPE.dimensions());
    }

    /// Returns a random direction of length 1.
    private static float[] direction(long seed, int length) {
        Random random = new Random(seed);
        float[] direction = new float[length];
        double square = 0;
        for (int i = 0; i < length; i++) {
            direction[i] = (float) random.nextGaussian();
            square += direction[i] * direction[i];
        }
        for (int i = 0; i < length; i++) {
            direction[i] /= (float) Math.sqrt(square);
        }
        return direction;
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
