package dev.segue.math;

import java.util.Random;

/// Vectors for tests.
public final class Vectors {

    private Vectors() {}

    /// Returns a vector of normally distributed numbers.
    public static float[] random(int length, long seed) {
        Random random = new Random(seed);
        float[] vector = new float[length];
        for (int i = 0; i < length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
