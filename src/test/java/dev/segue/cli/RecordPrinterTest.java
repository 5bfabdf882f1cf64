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

class RecordPrinterTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsOneJsonObjectPerLine() {
        print(RecordPrinter.Form.JSON, 9, record("ann", "hello"));

        assertThat(out.toString().lines())
                .containsExactly("{\"topic\":\"t\",\"partition\":2,\"offset\":5,\"timestamp\":\"1970-01-01T00:00:01Z\","
                        + "\"key\":\"ann\",\"headers\":{\"h\":\"v\"},\"value\":\"hello\"}");
    }

    @Test
    void printsPlaceTimeKeyAndValueForPeople() {
        print(RecordPrinter.Form.TEXT, 9, record("an\tn", "hello"));

        assertThat(out.toString().lines()).containsExactly("2:5\t1970-01-01T00:00:01Z\tan?n\t\"hello\"");
    }

    @Test
    void stopsAfterSoMany() {
        RecordPrinter printer = printer(RecordPrinter.Form.TEXT, 2);

        assertThat(printer.take(record("ann", "1"))).isTrue();
        assertThat(printer.take(record("ann", "2"))).isFalse();
    }

    @Test
    void countsAndReportsWhatItCouldNotDecode() {
        RecordPrinter printer = printer(RecordPrinter.Form.JSON, 9);

        printer.take(record("ann", "\0\0\0\0\1x"));

        assertThat(printer.undecoded()).isEqualTo(1);
        assertThat(err.toString()).startsWith("t-2@5 cannot be decoded: schema 1: no registry is set");
        assertThat(out.toString()).contains("\"value\":{\"base64\":\"AAAAAAF4\"}");
    }

    private void print(RecordPrinter.Form form, long max, ConsumerRecord<byte[], byte[]> record) {
        printer(form, max).take(record);
    }

    private RecordPrinter printer(RecordPrinter.Form form, long max) {
        RecordDecoder decoder = new RecordDecoder(new WriterSchemas(List.of()));
        return new RecordPrinter(decoder, form, new PrintWriter(out), new PrintWriter(err), max);
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, String value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("h", "v".getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(
                "t",
                2,
                5,
                1_000,
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                headers,
                Optional.empty());
    }
}
