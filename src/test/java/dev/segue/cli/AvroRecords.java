package dev.segue.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/// A dead letter as it lies in Kafka: zero byte, schema id 7, Avro.
final class AvroRecords {

    private static final String SCHEMA = """
            {"type": "record", "name": "Letter", "fields": [
              {"name": "reason", "type": "string"},
              {"name": "detail", "type": ["null", "string"], "default": null},
              {"name": "source_topic", "type": "string"},
              {"name": "source_partition", "type": "int"},
              {"name": "source_offset", "type": "long"},
              {"name": "arrived_at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "tags", "type": {"type": "map", "values": {"type": "array", "items": "float"}}},
              {"name": "value", "type": ["null", "bytes"]}]}
            """;

    private AvroRecords() {}

    /// Returns the answer of a registry to `GET /schemas/ids/7`.
    static String registryAnswer() {
        return "{\"schema\": \"" + SCHEMA.replace("\"", "\\\"").replace("\n", " ") + "\"}";
    }

    static byte[] letter(String reason) {
        Schema schema = new Schema.Parser().parse(SCHEMA);
        GenericRecord letter = new GenericData.Record(schema);
        letter.put("reason", reason);
        letter.put("detail", "expected Avro");
        letter.put("source_topic", "segue.listening-events");
        letter.put("source_partition", 3);
        letter.put("source_offset", 41L);
        letter.put("arrived_at", 1_000L);
        letter.put("tags", Map.of("a", List.of(0.5f)));
        letter.put("value", ByteBuffer.wrap("raw".getBytes(StandardCharsets.UTF_8)));
        return encode(schema, letter);
    }

    private static byte[] encode(Schema schema, GenericRecord letter) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            bytes.write(new byte[] {0, 0, 0, 0, 7});
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(schema).write(letter, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
