package dev.segue.learning.factors;

import dev.segue.math.Mix;

/// The vector of a track before anything is known about it: small, and nowhere in particular.
///
/// Were it zero, nobody's vector could ever leave zero. It is drawn from the track's fingerprint, so that every process
/// and every replay draws the same.
public final class StartingVector {

    /// About the standard deviation of an entry.
    static final float SCALE = 0.1f;

    private StartingVector() {}

    /// Fills an array with the starting vector of a track.
    public static void of(long track, float[] vector) {
        for (int i = 0; i < vector.length; i++) {
            long bits = Mix.of(track + 0x9e3779b97f4a7c15L * (i + 1));
            // The sum of two uniform numbers in [-1, 1): triangular, with variance 2/3.
            float sum = (int) bits * 0x1p-31f + (int) (bits >>> 32) * 0x1p-31f;
            vector[i] = sum * SCALE * 1.2247449f;
        }
    }
}
