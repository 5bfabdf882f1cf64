package dev.segue.app;

import dev.segue.topology.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// One process of all, chosen by Kafka: the one that is given the single partition of `model-generations` in a
/// consumer group of its own. It reads nothing there. When it is gone another is chosen within the session's
/// time-out.
///
/// Not thread-safe: one thread asks, often enough to stay a member.
final class Elected implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private boolean elected;

    /// Joins the group.
    Elected(Settings settings) {
        Map<String, Object> config = new HashMap<>(settings.kafkaOverrides());
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.streams().bootstrapServers());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.streams().applicationId() + "-retraining");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(new Topics(settings.streams().topicPrefix()).modelGenerations()), new Watching());
    }

    /// Stays a member, and returns whether this process is the one.
    boolean ask(Duration patience) {
        consumer.poll(patience);
        return elected;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private final class Watching implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            elected |= !partitions.isEmpty();
            consumer.pause(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            elected &= partitions.isEmpty();
        }
    }
}
