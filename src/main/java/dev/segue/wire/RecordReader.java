package dev.segue.wire;

import dev.segue.intake.Reason;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Reads one kind of record, whatever version of its schema wrote it. Thread-safe.
///
/// One Avro reader per writer's schema is made and shared: with Avro's fast reader it is immutable.
final class RecordReader<T extends SpecificRecord> {

    private final RegistryClient registry;
    private final Schema own;
    private final SpecificData data;
    private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();

    RecordReader(Class<T> type, RegistryClient registry) {
        TrustedRecords.register();
        this.registry = registry;
        this.data = SpecificData.getForClass(type);
        this.own = data.getSchema(type);
    }

    /// Returns the record.
    ///
    /// @throws UnreadableValue when there is none in the value
    /// @throws RegistryUnreachable when its schema is not cached and the registry does not answer
    T read(byte @Nullable [] value) {
        byte[] frame = WireFormat.requireFrame(value);
        int id = WireFormat.schemaId(frame);
        DatumReader<T> reader = reader(id);
        try {
            return decode(reader, frame);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableValue(
                    Reason.MALFORMED_AVRO,
                    "%d bytes under schema %d are no %s: %s".formatted(frame.length, id, own.getName(), e));
        }
    }

    private DatumReader<T> reader(int id) {
        DatumReader<T> cached = readers.get(id);
        if (cached != null) {
            return cached;
        }
        try {
            DatumReader<T> made = new SpecificDatumReader<>(registry.schema(id), own, data);
            readers.put(id, made);
            return made;
        } catch (UnknownSchema e) {
            throw new UnreadableValue(Reason.UNKNOWN_SCHEMA, String.valueOf(e.getMessage()));
        }
    }

    private static <T> T decode(DatumReader<T> reader, byte[] value) throws IOException {
        BinaryDecoder decoder =
                DecoderFactory.get().binaryDecoder(value, WireFormat.HEADER, value.length - WireFormat.HEADER, null);
        T record = reader.read(null, decoder);
        if (!decoder.isEnd()) {
            throw new IOException("bytes are left over behind the record");
        }
        return record;
    }
}
