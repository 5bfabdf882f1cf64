package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordDecoderTest {

    @Test
    void readsAvroByTheSchemaThatItWasWrittenWith() {
        try (CannedService registry = new CannedService(200, AvroRecords.registryAnswer());
                WriterSchemas schemas = new WriterSchemas(List.of(registry.url() + "/"))) {
            RecordDecoder decoder = new RecordDecoder(schemas);

            RecordDecoder.Decoded first = decoder.decode(AvroRecords.letter("not_avro"));
            decoder.decode(AvroRecords.letter("not_avro"));

            assertThat(first.plain())
                    .isEqualTo(Map.of(
                            "reason", "not_avro",
                            "detail", "expected Avro",
                            "source_topic", "segue.listening-events",
                            "source_partition", 3,
                            "source_offset", 41L,
                            "arrived_at", "1970-01-01T00:00:01Z",
                            "tags", Map.of("a", List.of(0.5f)),
                            "value", "cmF3"));
            assertThat(registry.requests()).as("asked once per id").containsExactly("/schemas/ids/7");
        }
    }

    @Test
    void asksTheNextRegistryWhenOneDoesNotKnow() {
        try (CannedService first = new CannedService(404, "{\"error_code\": 40403}");
                CannedService second = new CannedService(200, AvroRecords.registryAnswer());
                WriterSchemas schemas = new WriterSchemas(List.of(first.url(), second.url()))) {
            assertThat(new RecordDecoder(schemas)
                            .decode(AvroRecords.letter("x"))
                            .isComplete())
                    .isTrue();
        }
    }

    @Test
    void showsBase64AndTheReasonWhenNoRegistryKnowsTheSchema() {
        try (CannedService registry = new CannedService(404, "{\"error_code\": 40403}");
                WriterSchemas schemas = new WriterSchemas(List.of(registry.url()))) {
            RecordDecoder.Decoded decoded = new RecordDecoder(schemas).decode(new byte[] {0, 0, 0, 0, 9, 1});

            assertThat(decoded.plain()).isEqualTo(Map.of("base64", "AAAAAAkB"));
            assertThat(decoded.problem()).startsWith("schema 9: ").endsWith("/schemas/ids/9 answered 404");
        }
    }

    @Test
    void showsBase64AndTheReasonWhenTheBytesAreCutShort() {
        try (CannedService registry = new CannedService(200, AvroRecords.registryAnswer());
                WriterSchemas schemas = new WriterSchemas(List.of(registry.url()))) {
            byte[] letter = AvroRecords.letter("not_avro");

            RecordDecoder.Decoded decoded = new RecordDecoder(schemas).decode(Arrays.copyOf(letter, 12));

            assertThat(decoded.problem()).startsWith("not of schema 7: ");
        }
    }

    @Test
    void readsAllElseAsTextOrBase64() {
        try (WriterSchemas schemas = new WriterSchemas(List.of())) {
            RecordDecoder decoder = new RecordDecoder(schemas);

            assertThat(decoder.decode("älv".getBytes(StandardCharsets.UTF_8)).plain())
                    .isEqualTo("älv");
            assertThat(decoder.decode(new byte[] {(byte) 0xff}).plain()).isEqualTo(Map.of("base64", "/w=="));
            assertThat(decoder.decode(null).plain()).isNull();
        }
    }
}
