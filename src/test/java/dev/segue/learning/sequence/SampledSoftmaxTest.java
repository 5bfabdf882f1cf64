package dev.segue.learning.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.math.Lanes;
import dev.segue.math.Vectors;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampledSoftmaxTest {

    private static final int DIMENSIONS = Walks.SHAPE.dimensions();

    private final TrackTable table = Walks.table(Walks.around(3, 8, 10, 20), 5);
    private final float[] point = Vectors.random(DIMENSIONS, 4);
    private final float[] vector = new float[DIMENSIONS];
    private final float[] ofVector = new float[DIMENSIONS];

    /// The mean gradient of the point over many samples, against that of the softmax over all tracks.
    @Test
    void correctedForHowOftenTracksAreSampledItLeadsWhereTheWholeSoftmaxLeads() {
        int[] counts = new int[Walks.TRACKS];
        Arrays.setAll(counts, track -> 1 + track * track);
        float[] whole = ofWholeSoftmax(7);
        float[] mean = new float[DIMENSIONS];
        Sample sample = new Sample(new Proposal(counts), table, 2000);
        SampledSoftmax softmax = new SampledSoftmax(sample, DIMENSIONS);
        float[] ofSample = new float[2000 * DIMENSIONS];
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 200; i++) {
            sample.draw(random);
            assertThat(table.read(7, vector, 0)).isTrue();
            assertThat(softmax.loss(point, 7, vector, ofVector, ofSample)).isPositive();
            Lanes.addScaled(mean, 0, 1 / 200f, softmax.pointGradient(), 0, DIMENSIONS);
        }

        assertThat(mean).usingComparatorWithPrecision(0.02f).containsExactly(whole);
    }

    @Test
    void whereOnlyTheOneThatCameNextIsSampledNothingCanBeLearnt() {
        int[] counts = new int[Walks.TRACKS];
        counts[7] = 1;
        Sample sample = new Sample(new Proposal(counts), table, 4);
        sample.draw(new SplittableRandom(1));
        float[] ofSample = new float[4 * DIMENSIONS];
        assertThat(table.read(7, vector, 0)).isTrue();

        double loss = new SampledSoftmax(sample, DIMENSIONS).loss(point, 7, vector, ofVector, ofSample);

        assertThat(loss).isCloseTo(Math.log(5), within(1e-9));
        for (int i = 0; i < 4; i++) {
            Lanes.addScaled(ofVector, 0, 1, ofSample, i * DIMENSIONS, DIMENSIONS);
        }
        assertThat(ofVector).usingComparatorWithPrecision(1e-6f).containsOnly(0);
    }

    private float[] ofWholeSoftmax(int target) {
        double[] scores = new double[Walks.TRACKS];
        double sum = 0;
        float[] other = new float[DIMENSIONS];
        for (int track = 0; track < scores.length; track++) {
            assertThat(table.read(track, other, 0)).isTrue();
            scores[track] = Math.exp(Lanes.dot(other, 0, point, 0, DIMENSIONS));
            sum += scores[track];
        }
        float[] gradient = new float[DIMENSIONS];
        for (int track = 0; track < scores.length; track++) {
            assertThat(table.read(track, other, 0)).isTrue();
            double error = scores[track] / sum - (track == target ? 1 : 0);
            Lanes.addScaled(gradient, 0, (float) error, other, 0, DIMENSIONS);
        }
        return gradient;
    }
}
