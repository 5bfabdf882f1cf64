package dev.segue.learning.sequence;

import dev.segue.math.Lanes;
import java.util.Arrays;

/// The network: a listener's latest tracks become a point in the space of the tracks.
///
/// With `v_i` the vector of the `i`-th latest track and `a_i` how long ago it was, `m = Σ place[i, a_i] · v_i`,
/// `h = max(0, W [v_0; m] + b)`, `u = m + V h + c`. What is near, by its product with `u`, is what comes next.
/// Without its hidden layer it is a weighted mean of the latest tracks; the layer learns what that leaves,
/// which needs far less data than learning all of it (He, Zhang, Ren, Sun, *Deep Residual Learning for Image
/// Recognition*, CVPR 2016).
///
/// Cost: `3 · dimensions · hidden` fused multiply-adds and one addition of a vector for each track. Not
/// thread-safe: the scratch of one thread. Weights that are trained meanwhile are read as they are.
public final class Encoder {

    private final SequenceShape shape;
    private final int dimensions;
    private final float[] weights;
    private final float[] input;
    private final float[] hidden;
    private final float[] output;
    private final float[] inputGradient;

    /// @param weights as [SequenceShape] places them
    Encoder(SequenceShape shape, float[] weights) {
        this.shape = shape;
        this.dimensions = shape.dimensions();
        this.weights = weights;
        this.input = new float[shape.inputs()];
        this.hidden = new float[shape.hidden()];
        this.output = new float[dimensions];
        this.inputGradient = new float[shape.inputs()];
    }

    /// Returns how many of the latest tracks are read.
    public int context() {
        return shape.context();
    }

    /// Starts with a listener.
    public void begin() {
        Arrays.fill(input, 0);
    }

    /// Adds a track of the listener's.
    ///
    /// @param place how many tracks were heard since, less than [#context]
    /// @param age how long ago it was
    public void add(float[] vectors, int from, int place, Age age) {
        if (place == 0) {
            System.arraycopy(vectors, from, input, 0, dimensions);
        }
        Lanes.addScaled(input, dimensions, weights[shape.place(place, age)], vectors, from, dimensions);
    }

    /// Returns the point. It is the encoder's, and the same array each time.
    public float[] encode() {
        System.arraycopy(input, dimensions, output, 0, dimensions);
        Lanes.addScaled(output, 0, 1, weights, shape.outputBias(), dimensions);
        for (int unit = 0; unit < hidden.length; unit++) {
            float sum =
                    weights[shape.biases() + unit] + Lanes.dot(weights, shape.intoUnit(unit), input, 0, input.length);
            hidden[unit] = sum > 0 ? sum : 0;
            if (sum > 0) {
                Lanes.addScaled(output, 0, sum, weights, shape.outOfUnit(unit), dimensions);
            }
        }
        return output;
    }

    /// Carries the gradient of the point back to the weights, of what was encoded last.
    ///
    /// @param ofPoint the gradient of the point
    /// @param ofWeights where that of the weights is added
    void back(float[] ofPoint, float[] ofWeights) {
        Arrays.fill(inputGradient, 0, dimensions, 0);
        System.arraycopy(ofPoint, 0, inputGradient, dimensions, dimensions);
        Lanes.addScaled(ofWeights, shape.outputBias(), 1, ofPoint, 0, dimensions);
        for (int unit = 0; unit < hidden.length; unit++) {
            if (hidden[unit] > 0) {
                float ofUnit = Lanes.dot(weights, shape.outOfUnit(unit), ofPoint, 0, dimensions);
                Lanes.addScaled(ofWeights, shape.outOfUnit(unit), hidden[unit], ofPoint, 0, dimensions);
                ofWeights[shape.biases() + unit] += ofUnit;
                Lanes.addScaled(ofWeights, shape.intoUnit(unit), ofUnit, input, 0, input.length);
                Lanes.addScaled(inputGradient, 0, ofUnit, weights, shape.intoUnit(unit), input.length);
            }
        }
    }

    /// Carries it on to one of the tracks, after [#back].
    ///
    /// @param vectors the track's, as it was added
    /// @param into where the gradient of its vector is put
    void backTo(int place, Age age, float[] vectors, int from, float[] ofWeights, float[] into) {
        int weight = shape.place(place, age);
        ofWeights[weight] += Lanes.dot(vectors, from, inputGradient, dimensions, dimensions);
        if (place == 0) {
            System.arraycopy(inputGradient, 0, into, 0, dimensions);
        } else {
            Arrays.fill(into, 0);
        }
        Lanes.addScaled(into, 0, weights[weight], inputGradient, dimensions, dimensions);
    }
}
