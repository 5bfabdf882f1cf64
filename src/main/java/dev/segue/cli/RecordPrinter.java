package dev.segue.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Prints records one per line, and stops when it has printed enough or nobody reads any more.
final class RecordPrinter implements TopicReader.Sink {

    /// How a record looks.
    enum Form {
        /// `partition:offset`, time, key and value between tabs.
        TEXT,
        /// One JSON object.
        JSON
    }

    private final RecordDecoder decoder;
    private final Form form;
    private final PrintWriter out;
    private final PrintWriter err;
    private final long max;
    private long printed;
    private long undecoded;

    RecordPrinter(RecordDecoder decoder, Form form, PrintWriter out, PrintWriter err, long max) {
        this.decoder = decoder;
        this.form = form;
        this.out = out;
        this.err = err;
        this.max = max;
    }

    @Override
    public boolean take(ConsumerRecord<byte[], byte[]> record) {
        RecordDecoder.Decoded value = decoder.decode(record.value());
        if (!value.isComplete()) {
            undecoded++;
            err.println("%s-%d@%d cannot be decoded: %s"
                    .formatted(record.topic(), record.partition(), record.offset(), value.problem()));
            err.flush();
        }
        switch (form) {
            case JSON -> Json.printLine(out, toJson(record, value));
            case TEXT -> out.println(toText(record, value));
        }
        printed++;
        return !out.checkError() && printed < max;
    }

    /// Returns how many of the printed records are shown in base64 because their Avro could not be read.
    long undecoded() {
        return undecoded;
    }

    /// Returns a record with all that Kafka says about it.
    static Map<String, @Nullable Object> toJson(ConsumerRecord<byte[], byte[]> record, RecordDecoder.Decoded value) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("topic", record.topic());
        json.put("partition", record.partition());
        json.put("offset", record.offset());
        json.put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
        json.put("key", record.key() == null ? null : RecordDecoder.text(record.key()));
        Map<String, @Nullable Object> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value() == null ? null : RecordDecoder.text(header.value()));
        }
        json.put("headers", headers);
        json.put("value", value.plain());
        return json;
    }

    private static String toText(ConsumerRecord<byte[], byte[]> record, RecordDecoder.Decoded value) {
        Object key = record.key() == null ? "(no key)" : RecordDecoder.text(record.key());
        StringWriter line = new StringWriter();
        Json.printLine(new PrintWriter(line), value.plain());
        return "%d:%d\t%s\t%s\t%s"
                .formatted(
                        record.partition(),
                        record.offset(),
                        Instant.ofEpochMilli(record.timestamp()),
                        key.toString().replaceAll("\\p{Cntrl}", "?"),
                        line.toString().strip());
    }
}
