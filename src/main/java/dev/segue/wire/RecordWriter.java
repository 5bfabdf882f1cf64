package dev.segue.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;

/// Writes one record behind the frame of Confluent's wire format. Thread-safe.
final class RecordWriter {

    private static final int TYPICAL_BYTES = 256;
    private static final byte[] EMPTY_HEADER = new byte[WireFormat.HEADER];

    private RecordWriter() {}

    static <T> byte[] write(DatumWriter<T> writer, int schemaId, T record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        bytes.writeBytes(EMPTY_HEADER);
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] frame = bytes.toByteArray();
        WireFormat.putHeader(frame, schemaId);
        return frame;
    }
}
