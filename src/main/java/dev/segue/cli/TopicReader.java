package dev.segue.cli;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Reads one topic, every partition, without a group.
final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(250);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;

    /// Takes each record that was read.
    @FunctionalInterface
    interface Sink {

        /// Returns whether to go on reading.
        boolean take(ConsumerRecord<byte[], byte[]> record);
    }

    TopicReader(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    /// Reads what is there now, from the beginning to the last committed record.
    void readAll(Sink sink) {
        List<TopicPartition> partitions = assignAll();
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!reached(ends)) {
            if (!pollInto(sink, ends)) {
                return;
            }
        }
    }

    /// Reads what comes, until the sink has enough.
    ///
    /// @param fromBeginning whether what is there already comes first
    void follow(boolean fromBeginning, Sink sink) {
        List<TopicPartition> partitions = assignAll();
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position); // seeks are lazy: what is produced from now on must be seen
        }
        while (pollInto(sink, Map.of())) {
            // the sink decides when it is enough
        }
    }

    private List<TopicPartition> assignAll() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        return partitions;
    }

    private boolean pollInto(Sink sink, Map<TopicPartition, Long> ends) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
            boolean later = end != null && record.offset() >= end;
            if (!later && !sink.take(record)) {
                return false;
            }
        }
        return true;
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        Collection<Map.Entry<TopicPartition, Long>> entries = ends.entrySet();
        return entries.stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
