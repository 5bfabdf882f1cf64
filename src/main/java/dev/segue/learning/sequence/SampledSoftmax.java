package dev.segue.learning.sequence;

import dev.segue.math.Lanes;
import java.util.Arrays;

/// How surprising a track is among some sampled ones, and how to make it less so.
///
/// `loss = −ln (exp s₀ / Σ exp s_j)` with `s_j = u · v_j − ln q_j` over the track that came next (0) and the
/// sampled ones, `q` being how likely each is to be sampled. With that correction the gradient is, as the
/// sample grows, that of the softmax over all tracks (Bengio, Senécal 2008; Yi et al. 2019), and the lowest
/// loss is where that softmax is right however small the sample is, provided that a sampled track which is the
/// one that came next counts like any other (Ma, Collins, *Noise Contrastive Estimation and Negative Sampling
/// for Conditional Models*, EMNLP 2018: the ranking objective).
///
/// Exponentials are `StrictMath`'s, so that what is learnt is the same everywhere. Not thread-safe: scratch.
final class SampledSoftmax {

    private final Sample sample;
    private final int dimensions;
    private final double[] shares;
    private final float[] pointGradient;

    /// @param sample what a track is told from, by its content of the moment
    SampledSoftmax(Sample sample, int dimensions) {
        this.sample = sample;
        this.dimensions = dimensions;
        this.shares = new double[sample.size()];
        this.pointGradient = new float[dimensions];
    }

    /// Returns the loss, and the gradients of the vectors.
    ///
    /// @param point `u`
    /// @param track the one that came next
    /// @param vector its vector
    /// @param ofVector where the gradient of its vector is put
    /// @param ofSample where those of the sampled vectors are added
    double loss(float[] point, int track, float[] vector, float[] ofVector, float[] ofSample) {
        double own = Lanes.dot(vector, 0, point, 0, dimensions) - sample.logOf(track);
        double greatest = own;
        for (int i = 0; i < shares.length; i++) {
            shares[i] =
                    Lanes.dot(sample.vectors(), i * dimensions, point, 0, dimensions) - sample.logOf(sample.track(i));
            greatest = Math.max(greatest, shares[i]);
        }
        double ofOwn = StrictMath.exp(own - greatest);
        double sum = ofOwn;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = StrictMath.exp(shares[i] - greatest);
            sum += shares[i];
        }
        float error = (float) (ofOwn / sum - 1);
        Arrays.fill(pointGradient, 0);
        Arrays.fill(ofVector, 0);
        Lanes.addScaled(pointGradient, 0, error, vector, 0, dimensions);
        Lanes.addScaled(ofVector, 0, error, point, 0, dimensions);
        for (int i = 0; i < shares.length; i++) {
            float share = (float) (shares[i] / sum);
            if (share > 0) {
                Lanes.addScaled(pointGradient, 0, share, sample.vectors(), i * dimensions, dimensions);
                Lanes.addScaled(ofSample, i * dimensions, share, point, 0, dimensions);
            }
        }
        return StrictMath.log(sum) + greatest - own;
    }

    /// Returns the gradient of the point, after [#loss].
    float[] pointGradient() {
        return pointGradient;
    }
}
