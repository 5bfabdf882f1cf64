package dev.segue.events;

import java.util.Arrays;

/// A vector in half precision, as it travels between the rooms: two bytes a dimension. Immutable.
///
/// Eleven bits are more than what a few dozen interactions say about a taste.
public final class HalfVector {

    private final short[] halves;

    private HalfVector(short[] halves) {
        this.halves = halves;
    }

    /// Returns the vector, rounded.
    public static HalfVector of(float[] vector) {
        short[] halves = new short[vector.length];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = Float.floatToFloat16(vector[i]);
        }
        return new HalfVector(halves);
    }

    /// Returns the vector of these entries.
    ///
    /// @param halves each as of [Float#floatToFloat16]
    public static HalfVector ofHalves(short[] halves) {
        return new HalfVector(halves.clone());
    }

    /// Returns the length of the vector.
    public int dimensions() {
        return halves.length;
    }

    /// Returns an entry as of [Float#floatToFloat16].
    public short half(int index) {
        return halves[index];
    }

    /// Copies the vector.
    public void copyTo(float[] vector, int from) {
        for (int i = 0; i < halves.length; i++) {
            vector[from + i] = Float.float16ToFloat(halves[i]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HalfVector vector && Arrays.equals(vector.halves, halves);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(halves);
    }

    @Override
    public String toString() {
        float[] vector = new float[halves.length];
        copyTo(vector, 0);
        return Arrays.toString(vector);
    }
}
