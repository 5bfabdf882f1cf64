package dev.segue.wire;

import dev.segue.intake.Reason;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Confluent's frame around an Avro value: a zero byte, the schema's id as four bytes, the Avro binary.
final class WireFormat {

    static final int HEADER = 5;
    private static final byte MAGIC = 0;

    private WireFormat() {}

    /// Returns a value that has the frame.
    ///
    /// @throws UnreadableValue when it has none
    static byte[] requireFrame(byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableValue(Reason.NOT_AVRO, "the value is null");
        }
        if (value.length < HEADER) {
            throw new UnreadableValue(
                    Reason.NOT_AVRO, "%d bytes; expected at least %d".formatted(value.length, HEADER));
        }
        if (value[0] != MAGIC) {
            throw new UnreadableValue(
                    Reason.NOT_AVRO, "first byte 0x%02x; expected 0x00 and a schema id".formatted(value[0]));
        }
        return value;
    }

    /// Returns the id of the schema that a framed value was written with.
    static int schemaId(byte[] frame) {
        return ByteBuffer.wrap(frame).getInt(1);
    }

    static void putHeader(byte[] frame, int schemaId) {
        ByteBuffer.wrap(frame).put(MAGIC).putInt(schemaId);
    }
}
