package dev.segue.wire;

import dev.segue.events.FactorStep;
import dev.segue.events.HalfVector;
import dev.segue.events.OfGeneration;
import dev.segue.learning.factors.NumberedStep;
import org.apache.kafka.common.serialization.Serde;

/// The binary form of vectors: two bytes a dimension, besides a few.
public final class FactorRows {

    private static final int VERSION = 1;

    private FactorRows() {}

    /// Returns the serde of the broadcasts `track-vectors` and `track-vectors-odd`. The generation comes last
    /// and is left out when it is 0.
    public static Serde<OfGeneration<HalfVector>> vector() {
        return new RowSerde<>(
                row -> GenerationNumber.put(
                                put(new RowWriter(VERSION, 8 + 2 * row.value().dimensions()), row.value()),
                                row.generation())
                        .bytes(),
                bytes -> {
                    RowReader row = new RowReader(bytes, VERSION, "vector");
                    HalfVector vector = vector(row);
                    return new OfGeneration<>(GenerationNumber.read(row), vector);
                });
    }

    /// Returns the serde of the slots of `track-steps`.
    public static Serde<NumberedStep> numberedStep() {
        return new RowSerde<>(
                row -> GenerationNumber.put(
                                put(
                                        new RowWriter(
                                                        VERSION,
                                                        28
                                                                + 2
                                                                        * row.step()
                                                                                .vector()
                                                                                .dimensions())
                                                .unsigned(row.number()),
                                        row.step()),
                                row.generation())
                        .bytes(),
                bytes -> {
                    RowReader row = new RowReader(bytes, VERSION, "step");
                    long number = row.unsigned();
                    FactorStep step = step(row);
                    return new NumberedStep(number, step, GenerationNumber.read(row));
                });
    }

    static RowWriter put(RowWriter row, FactorStep step) {
        return put(row.fixed64(step.listener()).float32(step.strength()), step.vector());
    }

    static FactorStep step(RowReader row) {
        return new FactorStep(row.fixed64(), row.float32(), vector(row));
    }

    private static RowWriter put(RowWriter row, HalfVector vector) {
        row.unsigned(vector.dimensions());
        for (int i = 0; i < vector.dimensions(); i++) {
            row.octet(vector.half(i) >>> 8).octet(vector.half(i));
        }
        return row;
    }

    private static HalfVector vector(RowReader row) {
        short[] halves = new short[row.count()];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = (short) ((row.octet() << 8) | row.octet());
        }
        return HalfVector.ofHalves(halves);
    }
}
