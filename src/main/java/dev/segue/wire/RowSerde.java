package dev.segue.wire;

import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// A serde of compact binary rows made of two functions; an absent row is null on the wire, as Kafka has it.
///
/// @param <T> the row
final class RowSerde<T> implements Serde<T> {

    private final Function<T, byte[]> write;
    private final Function<byte[], T> read;

    RowSerde(Function<T, byte[]> write, Function<byte[], T> read) {
        this.write = write;
        this.read = read;
    }

    @Override
    public Serializer<T> serializer() {
        return (_, row) -> absentOr(row, write);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (_, bytes) -> absentOr(bytes, read);
    }

    @SuppressWarnings("NullAway") // Kafka's interfaces take and return null for an absent value.
    private static <A, B> B absentOr(@Nullable A value, Function<A, B> convert) {
        return value == null ? null : convert.apply(value);
    }
}
