package dev.segue.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;

/// Topics from their beginning to their end, what was committed.
final class TopicContents {

    private final Map<String, Object> config;

    TopicContents(String bootstrapServers) {
        config = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
    }

    List<ConsumerRecord<byte[], byte[]>> of(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /// Returns the latest value of each key of a store, by its changelog.
    Map<Bytes, byte[]> store(String name) {
        Map<Bytes, byte[]> latest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> change : of("segue-" + name + "-changelog")) {
            Bytes key = Bytes.wrap(Arrays.copyOf(change.key(), change.key().length));
            if (change.value() == null) {
                latest.remove(key);
            } else {
                latest.put(key, change.value());
            }
        }
        return latest;
    }
}
