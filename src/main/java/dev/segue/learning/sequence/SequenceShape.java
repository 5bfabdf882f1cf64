package dev.segue.learning.sequence;

import dev.segue.math.Lanes;

/// The shape of an encoder, and where its weights lie in one array.
///
/// @param dimensions the length of the vectors of tracks, a multiple of 16
/// @param context how many of the latest tracks are read, 1 to 32
/// @param hidden how many units the hidden layer has, a multiple of 16
public record SequenceShape(int dimensions, int context, int hidden) {

    /// The most tracks that a listener's row keeps.
    private static final int LONGEST = 32;

    public SequenceShape {
        requireLanes("dimensions", dimensions);
        requireLanes("hidden", hidden);
        if (context < 1 || context > LONGEST) {
            throw new IllegalArgumentException("context must lie in [1, %d] but was %d".formatted(LONGEST, context));
        }
    }

    private static void requireLanes(String name, int value) {
        if (value < Lanes.WIDTH || value > 512 || value % Lanes.WIDTH != 0) {
            throw new IllegalArgumentException("%s must be a multiple of %d from %d to 512 but was %d"
                    .formatted(name, Lanes.WIDTH, Lanes.WIDTH, value));
        }
    }

    /// Returns the length of what the hidden layer reads: the last track's vector, and the weighted sum of all.
    int inputs() {
        return 2 * dimensions;
    }

    /// Returns where the weight of a place in the sum is. Those of the places come first.
    int place(int place, Age age) {
        return age.row() * context + place;
    }

    /// Returns where the weights of a hidden unit for its inputs begin.
    int intoUnit(int unit) {
        return Lanes.padded(Age.COUNT * context) + unit * inputs();
    }

    /// Returns where the biases of the hidden units begin.
    int biases() {
        return intoUnit(hidden);
    }

    /// Returns where the weights of a hidden unit for the output begin.
    int outOfUnit(int unit) {
        return biases() + hidden + unit * dimensions;
    }

    /// Returns where the bias of the output begins.
    int outputBias() {
        return outOfUnit(hidden);
    }

    /// Returns how many weights there are, those included that only fill up lanes.
    int weights() {
        return outputBias() + dimensions;
    }
}
