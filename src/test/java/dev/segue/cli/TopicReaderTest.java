package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicReaderTest {

    private static final String TOPIC = "segue.dead-letters";
    private static final TopicPartition ZERO = new TopicPartition(TOPIC, 0);
    private static final TopicPartition ONE = new TopicPartition(TOPIC, 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final List<String> seen = new ArrayList<>();

    @Test
    void readsEveryPartitionToItsEndAndNoFurther() {
        topicWith(3, 1);
        consumer.schedulePollTask(() -> {
            produce(ZERO, 0, 1, 2, 3);
            produce(ONE, 0);
        });

        new TopicReader(consumer, TOPIC).readAll(record -> seen.add(nameOf(record)));

        assertThat(seen).containsExactlyInAnyOrder("0@0", "0@1", "0@2", "1@0");
    }

    @Test
    void readsNothingOfAnEmptyTopic() {
        topicWith(0, 0);

        new TopicReader(consumer, TOPIC).readAll(record -> seen.add(nameOf(record)));

        assertThat(seen).isEmpty();
    }

    @Test
    void followsFromTheEndUntilTheSinkHasEnough() {
        topicWith(2, 0);
        consumer.schedulePollTask(() -> produce(ZERO, 2));
        consumer.schedulePollTask(() -> produce(ONE, 0, 1));

        new TopicReader(consumer, TOPIC).follow(false, record -> {
            seen.add(nameOf(record));
            return seen.size() < 2;
        });

        assertThat(seen).containsExactly("0@2", "1@0");
    }

    private void topicWith(long endOfZero, long endOfOne) {
        Node broker = new Node(1, "127.0.0.1", 9092);
        consumer.updatePartitions(
                TOPIC,
                List.of(
                        new PartitionInfo(TOPIC, 0, broker, new Node[0], new Node[0]),
                        new PartitionInfo(TOPIC, 1, broker, new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
        consumer.updateEndOffsets(Map.of(ZERO, endOfZero, ONE, endOfOne));
    }

    private void produce(TopicPartition partition, long... offsets) {
        for (long offset : offsets) {
            byte[] value = "value".getBytes(StandardCharsets.UTF_8);
            consumer.addRecord(new ConsumerRecord<>(partition.topic(), partition.partition(), offset, value, value));
        }
    }

    private static String nameOf(ConsumerRecord<byte[], byte[]> record) {
        return record.partition() + "@" + record.offset();
    }
}
