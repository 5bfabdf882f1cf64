package dev.segue.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The newest dead letters, oldest of them first.
final class DeadLetterList implements TopicReader.Sink {

    private static final Comparator<ConsumerRecord<byte[], byte[]>> BY_TIME = Comparator.comparingLong(
                    (ConsumerRecord<byte[], byte[]> record) -> record.timestamp())
            .thenComparingInt(ConsumerRecord::partition)
            .thenComparingLong(ConsumerRecord::offset);

    private final String topic;
    private final int max;
    private final PriorityQueue<ConsumerRecord<byte[], byte[]>> newest = new PriorityQueue<>(BY_TIME);
    private long total;

    /// @param topic the full name of the topic
    /// @param max how many are kept
    DeadLetterList(String topic, int max) {
        this.topic = topic;
        this.max = max;
    }

    @Override
    public boolean take(ConsumerRecord<byte[], byte[]> record) {
        total++;
        newest.add(record);
        if (newest.size() > max) {
            newest.poll();
        }
        return true;
    }

    /// Prints one document and returns how many letters could not be decoded.
    int printJson(RecordDecoder decoder, PrintWriter out) {
        int undecoded = 0;
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : inOrder()) {
            RecordDecoder.Decoded value = decoder.decode(record.value());
            undecoded += value.isComplete() ? 0 : 1;
            letters.add(RecordPrinter.toJson(record, value));
        }
        document.put("topic", topic);
        document.put("total", total);
        document.put("dead_letters", letters);
        Json.print(out, document);
        return undecoded;
    }

    /// Prints a table and returns how many letters could not be decoded.
    int printTable(RecordDecoder decoder, PrintWriter out, PrintWriter err) {
        int undecoded = 0;
        TextTable table = new TextTable("AT", "REASON", "SOURCE", "KEY", "DETAIL");
        for (ConsumerRecord<byte[], byte[]> record : inOrder()) {
            RecordDecoder.Decoded value = decoder.decode(record.value());
            undecoded += value.isComplete() ? 0 : 1;
            addRow(table, record, value);
        }
        if (total == 0) {
            err.println("%s is empty: every record could be used".formatted(topic));
        } else {
            table.print(out);
            err.println("%d of %d".formatted(newest.size(), total));
        }
        return undecoded;
    }

    private static void addRow(TextTable table, ConsumerRecord<byte[], byte[]> record, RecordDecoder.Decoded value) {
        Map<?, ?> letter = value.plain() instanceof Map<?, ?> fields ? fields : Map.of();
        table.row(
                Instant.ofEpochMilli(record.timestamp()).toString(),
                field(letter, "reason"),
                "%s-%s@%s"
                        .formatted(
                                field(letter, "source_topic"),
                                field(letter, "source_partition"),
                                field(letter, "source_offset")),
                record.key() == null ? "" : RecordDecoder.text(record.key()).toString(),
                value.isComplete() ? field(letter, "detail") : value.problem());
    }

    private static String field(Map<?, ?> letter, String name) {
        Object value = letter.get(name);
        return value == null ? "?" : value.toString();
    }

    private List<ConsumerRecord<byte[], byte[]>> inOrder() {
        return newest.stream().sorted(BY_TIME).toList();
    }
}
