package dev.segue.learning.factors;

import dev.segue.math.Lanes;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Vectors in one byte a number, to tell in a quarter of the memory traffic which ones need not be looked at.
///
/// A row is `step · bytes + error`, and its product with a query at most `step · (bytes · query) + ‖error‖ · ‖query‖`
/// (Cauchy and Schwarz). Whatever is not above a floor by that bound cannot be above it. So nothing is lost: what is
/// near is multiplied again, exactly, by who asks.
///
/// Sixty-four rows make a tile, in which the bytes of one dimension lie side by side: lanes are rows, and no product
/// has to be summed across lanes.
///
/// One thread writes, any number read. A reader may see half of a row that is being written.
final class CoarseVectors {

    /// The rows of a tile, one for each bit of an answer.
    static final int TILE = 64;

    private static final int GREATEST = 127;

    /// What rounding does to a sum of up to 512 products, relative to the lengths of the vectors.
    private static final float ROUNDING = 5e-5f;

    private static final VectorSpecies<Float> FLOATS = Lanes.species();
    private static final int LANES = FLOATS.length();
    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, LANES * Byte.SIZE)));

    private final int dimensions;
    private final byte[] bytes;
    private final float[] steps;
    private final float[] errors;

    CoarseVectors(int dimensions, int atLeast) {
        int rows = Math.ceilDiv(atLeast, TILE) * TILE;
        this.dimensions = dimensions;
        // A load of eight bytes where the lanes are four may read over the end.
        this.bytes = new byte[rows * dimensions + BYTES.length()];
        this.steps = new float[rows];
        this.errors = new float[rows];
    }

    void write(int row, float[] vector, int from) {
        float greatest = 0;
        for (int i = 0; i < dimensions; i++) {
            greatest = Math.max(greatest, Math.abs(vector[from + i]));
        }
        float step = Math.max(greatest / GREATEST, Float.MIN_NORMAL);
        int at = row / TILE * TILE * dimensions + row % TILE;
        double error = 0;
        double square = 0;
        for (int i = 0; i < dimensions; i++) {
            float number = vector[from + i];
            int rounded = Math.clamp(Math.round(number / step), -GREATEST, GREATEST);
            bytes[at + i * TILE] = (byte) rounded;
            error += square(number - (double) rounded * step);
            square += square(number);
        }
        steps[row] = step;
        errors[row] = (float) (Math.sqrt(error) + ROUNDING * Math.sqrt(square));
    }

    /// Returns which rows of a tile can reach a floor: bit `i` stands for row `first + i`.
    ///
    /// @param first the first row of the tile
    /// @param length that of the query
    long near(int first, float[] query, float length, float floor) {
        long near = 0;
        for (int row = 0; row < TILE; row += 4 * LANES) {
            near |= nearOfFour(first, row, query, length, floor) << row;
        }
        return near;
    }

    private long nearOfFour(int first, int row, float[] query, float length, float floor) {
        FloatVector one = FloatVector.zero(FLOATS);
        FloatVector two = one;
        FloatVector three = one;
        FloatVector four = one;
        int at = first * dimensions + row;
        for (int i = 0; i < dimensions; i++) {
            FloatVector factor = FloatVector.broadcast(FLOATS, query[i]);
            one = numbers(at).fma(factor, one);
            two = numbers(at + LANES).fma(factor, two);
            three = numbers(at + 2 * LANES).fma(factor, three);
            four = numbers(at + 3 * LANES).fma(factor, four);
            at += TILE;
        }
        int from = first + row;
        one = bound(one, from, length);
        two = bound(two, from + LANES, length);
        three = bound(three, from + 2 * LANES, length);
        four = bound(four, from + 3 * LANES, length);
        if (!one.max(two)
                .max(three.max(four))
                .compare(VectorOperators.GE, floor)
                .anyTrue()) {
            return 0;
        }
        return one.compare(VectorOperators.GE, floor).toLong()
                | (two.compare(VectorOperators.GE, floor).toLong() << LANES)
                | (three.compare(VectorOperators.GE, floor).toLong() << (2 * LANES))
                | (four.compare(VectorOperators.GE, floor).toLong() << (3 * LANES));
    }

    private FloatVector numbers(int at) {
        return (FloatVector) ByteVector.fromArray(BYTES, bytes, at).convertShape(VectorOperators.B2F, FLOATS, 0);
    }

    private FloatVector bound(FloatVector product, int row, float length) {
        return product.mul(FloatVector.fromArray(FLOATS, steps, row))
                .add(FloatVector.fromArray(FLOATS, errors, row).mul(length));
    }

    private static double square(double number) {
        return number * number;
    }
}
