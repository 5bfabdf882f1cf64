package dev.segue.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Arithmetic on `float` vectors whose length is a multiple of [#WIDTH], with the processor's vector instructions.
///
/// Every result is the same, to the bit, on processors with lanes of 128, 256 or 512 bits and before and after
/// compilation: sums run in sixteen interleaved chains of fused multiply-adds that are then folded in halves. (The
/// reduction of the Vector API itself leaves the order open.) What is learnt can therefore be replayed anywhere.
///
/// Lengths are not checked here; who owns the arrays does that once.
public final class Lanes {

    /// The lengths that vectors come in: multiples of sixteen.
    public static final int WIDTH = 16;

    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() >= WIDTH ? FloatVector.SPECIES_512 : narrow();

    static final int LENGTH = SPECIES.length();
    private static final VectorShuffle<Float> HALF = VectorShuffle.fromOp(SPECIES, lane -> lane ^ (LENGTH / 2));
    private static final VectorShuffle<Float> QUARTER = VectorShuffle.fromOp(SPECIES, lane -> lane ^ (LENGTH / 4));
    private static final VectorShuffle<Float> FOUR = VectorShuffle.fromOp(SPECIES, lane -> lane ^ 2);
    private static final VectorShuffle<Float> TWO = VectorShuffle.fromOp(SPECIES, lane -> lane ^ 1);

    private Lanes() {}

    private static VectorSpecies<Float> narrow() {
        return FloatVector.SPECIES_PREFERRED.length() >= 8 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;
    }

    /// Returns the shape of the processor's vectors, of which [#WIDTH] is a whole number.
    public static VectorSpecies<Float> species() {
        return SPECIES;
    }

    /// Returns the length, rounded up to whole lanes.
    public static int padded(int length) {
        return (length + WIDTH - 1) / WIDTH * WIDTH;
    }

    /// Returns the dot product of two vectors.
    ///
    /// @param length a multiple of [#WIDTH]
    public static float dot(float[] one, int from, float[] other, int otherFrom, int length) {
        return switch (LENGTH) {
            case 16 -> dot16(one, from, other, otherFrom, length);
            case 8 -> dot8(one, from, other, otherFrom, length);
            default -> dot4(one, from, other, otherFrom, length);
        };
    }

    /// Adds a multiple of a vector to another: `into += factor · vector`.
    ///
    /// @param length a multiple of [#WIDTH]
    public static void addScaled(float[] into, int intoFrom, float factor, float[] vector, int from, int length) {
        FloatVector factors = FloatVector.broadcast(SPECIES, factor);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector.fromArray(SPECIES, vector, from + i)
                    .fma(factors, FloatVector.fromArray(SPECIES, into, intoFrom + i))
                    .intoArray(into, intoFrom + i);
        }
    }

    private static float dot16(float[] one, int from, float[] other, int otherFrom, int length) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < length; i += 16) {
            sum = FloatVector.fromArray(SPECIES, one, from + i)
                    .fma(FloatVector.fromArray(SPECIES, other, otherFrom + i), sum);
        }
        sum = sum.add(sum.rearrange(HALF));
        return folded(sum.add(sum.rearrange(QUARTER)));
    }

    private static float dot8(float[] one, int from, float[] other, int otherFrom, int length) {
        FloatVector low = FloatVector.zero(SPECIES);
        FloatVector high = low;
        for (int i = 0; i < length; i += 16) {
            low = FloatVector.fromArray(SPECIES, one, from + i)
                    .fma(FloatVector.fromArray(SPECIES, other, otherFrom + i), low);
            high = FloatVector.fromArray(SPECIES, one, from + i + 8)
                    .fma(FloatVector.fromArray(SPECIES, other, otherFrom + i + 8), high);
        }
        FloatVector sum = low.add(high);
        return folded(sum.add(sum.rearrange(HALF)));
    }

    private static float dot4(float[] one, int from, float[] other, int otherFrom, int length) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        for (int i = 0; i < length; i += 16) {
            a = FloatVector.fromArray(SPECIES, one, from + i)
                    .fma(FloatVector.fromArray(SPECIES, other, otherFrom + i), a);
            b = FloatVector.fromArray(SPECIES, one, from + i + 4)
                    .fma(FloatVector.fromArray(SPECIES, other, otherFrom + i + 4), b);
            c = FloatVector.fromArray(SPECIES, one, from + i + 8)
                    .fma(FloatVector.fromArray(SPECIES, other, otherFrom + i + 8), c);
            d = FloatVector.fromArray(SPECIES, one, from + i + 12)
                    .fma(FloatVector.fromArray(SPECIES, other, otherFrom + i + 12), d);
        }
        return folded(a.add(c).add(b.add(d)));
    }

    /// Folds the last four chains, which every group of four lanes holds.
    private static float folded(FloatVector sum) {
        FloatVector pairs = sum.add(sum.rearrange(FOUR));
        return pairs.add(pairs.rearrange(TWO)).lane(0);
    }
}
