package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadLetterListTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void showsReasonAndSourceOfTheNewest() {
        DeadLetterList list = new DeadLetterList("segue.dead-letters", 2);
        list.take(letter(1, 30_000, "third"));
        list.take(letter(0, 10_000, "first"));
        list.take(letter(0, 20_000, "second"));

        print(list);

        assertThat(out.toString().lines())
                .containsExactly(
                        "AT                    REASON  SOURCE                       KEY  DETAIL",
                        "1970-01-01T00:00:20Z  second  segue.listening-events-3@41  ann  expected Avro",
                        "1970-01-01T00:00:30Z  third   segue.listening-events-3@41  ann  expected Avro");
        assertThat(err.toString().lines()).containsExactly("2 of 3");
    }

    @Test
    void isOneJsonDocument() throws Exception {
        DeadLetterList list = new DeadLetterList("segue.dead-letters", 10);
        list.take(letter(1, 30_000, "not_avro"));

        try (CannedService registry = new CannedService(200, AvroRecords.registryAnswer());
                WriterSchemas schemas = new WriterSchemas(List.of(registry.url()))) {
            assertThat(list.printJson(new RecordDecoder(schemas), new PrintWriter(out, true)))
                    .isZero();
        }

        assertThat(Json.read(out.toString()).at("/total").asInt()).isEqualTo(1);
        assertThat(Json.read(out.toString()).at("/dead_letters/0/value/reason").asText())
                .isEqualTo("not_avro");
        assertThat(Json.read(out.toString()).at("/dead_letters/0/partition").asInt())
                .isEqualTo(1);
    }

    @Test
    void saysSoWhenThereAreNone() {
        print(new DeadLetterList("segue.dead-letters", 10));

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("segue.dead-letters is empty");
    }

    private void print(DeadLetterList list) {
        try (CannedService registry = new CannedService(200, AvroRecords.registryAnswer());
                WriterSchemas schemas = new WriterSchemas(List.of(registry.url()))) {
            list.printTable(new RecordDecoder(schemas), new PrintWriter(out, true), new PrintWriter(err, true));
        }
    }

    private static ConsumerRecord<byte[], byte[]> letter(int partition, long timestamp, String reason) {
        return new ConsumerRecord<>(
                "segue.dead-letters",
                partition,
                timestamp,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                "ann".getBytes(StandardCharsets.UTF_8),
                AvroRecords.letter(reason),
                new RecordHeaders(),
                Optional.empty());
    }
}
