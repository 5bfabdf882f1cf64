package dev.segue.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedBrokerIT {

    private static final TopicPartition PLAYS = new TopicPartition("plays", 0);
    private static final int PARTITIONS = 20;

    @TempDir
    private Path dir;

    @Test
    void keepsWhatItAcknowledgedWhenItIsKilled() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"), 0)) {
            createTopic(broker.bootstrapServers());
            String address = broker.bootstrapServers();
            send(address, "before the kill");

            broker.kill();
            assertThat(broker.isAlive()).isFalse();
            broker.restart();

            send(address, "after it");
            assertThat(broker.bootstrapServers()).isEqualTo(address);
            assertThat(read(address, 2)).containsExactly("before the kill", "after it");
        }
    }

    @Test
    void endsOnEveryPartitionTheTransactionThatWasOpenWhenItWasKilled() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"), 0)) {
            String address = broker.bootstrapServers();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
                admin.createTopics(List.of(new NewTopic(PLAYS.topic(), PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
            leaveTransactionOpen(address, broker::kill);

            broker.restart();

            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (!openPartitions(address).isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(250);
            }
            assertThat(openPartitions(address)).isEmpty();
        }
    }

    @Test
    void commitsTransactionsAlone() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0, 0)) {
            createTopic(broker.bootstrapServers());

            sendInTransactions(broker.bootstrapServers());

            assertThat(read(broker.bootstrapServers(), 1)).containsExactly("committed");
        }
    }

    @Test
    void goesOnWithItsClusterAfterAStop() throws Exception {
        String before;
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0, 0)) {
            createTopic(broker.bootstrapServers());
            send(broker.bootstrapServers(), "kept");
            before = clusterId(broker.bootstrapServers());
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(dir, 0, 0)) {
            assertThat(clusterId(broker.bootstrapServers())).isEqualTo(before);
            assertThat(read(broker.bootstrapServers(), 1)).containsExactly("kept");
        }
    }

    @Test
    void namesAPortThatIsInUseAndLeavesNothingRunning() throws IOException {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(LoopbackPorts.address(0));
            Set<String> before = threads();

            assertThatThrownBy(() -> EmbeddedBroker.start(dir, taken.getLocalPort(), 0))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());

            assertThat(threads()).isSubsetOf(before);
            assertThat(dir).isEmptyDirectory();
        }
    }

    @Test
    void refusesASecondBrokerOnTheSameDirectory() throws Exception {
        try (EmbeddedBroker first = EmbeddedBroker.start(dir, 0, 0)) {
            Set<String> before = threads();

            assertThatThrownBy(() -> EmbeddedBroker.start(dir, 0, 0))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining(dir.toString());

            assertThat(threads()).isSubsetOf(before);
            createTopic(first.bootstrapServers());
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("kafka") || name.contains("quorum") || name.contains("raft"))
                .collect(Collectors.toSet());
    }

    private static void createTopic(String address) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(PLAYS.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static String clusterId(String address) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static KafkaProducer<String, String> producer(String address, Map<String, String> more) {
        Properties config = new Properties();
        config.put("bootstrap.servers", address);
        config.putAll(more);
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    private static void send(String address, String value) throws Exception {
        try (KafkaProducer<String, String> producer = producer(address, Map.of())) {
            producer.send(new ProducerRecord<>(PLAYS.topic(), "ann", value)).get();
        }
    }

    private static void sendInTransactions(String address) {
        try (KafkaProducer<String, String> producer = producer(address, Map.of("transactional.id", "t"))) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>(PLAYS.topic(), "ann", "aborted"));
            producer.abortTransaction();
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>(PLAYS.topic(), "ann", "committed"));
            producer.commitTransaction();
        }
    }

    private static List<String> read(String address, int expected) {
        Properties config = new Properties();
        config.put("bootstrap.servers", address);
        config.put("isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PLAYS));
            consumer.seekToBeginning(List.of(PLAYS));
            while (values.size() < expected) {
                for (ConsumerRecord<String, String> read : consumer.poll(Duration.ofMillis(200))) {
                    values.add(read.value());
                }
            }
        }
        return values;
    }

    /// Sends to every partition in a transaction that never ends.
    private static void leaveTransactionOpen(String address, Runnable kill) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", address, "transactional.id", "open", "transaction.timeout.ms", 3_000);
        KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
        producer.initTransactions();
        producer.beginTransaction();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            var _ = producer.send(new ProducerRecord<>(PLAYS.topic(), partition, null, "never committed"));
        }
        producer.flush();
        kill.run();
        producer.close(Duration.ZERO);
    }

    /// Returns the partitions that readers of committed records cannot read to their end.
    private static List<TopicPartition> openPartitions(String address) throws Exception {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            latest.put(new TopicPartition(PLAYS.topic(), partition), OffsetSpec.latest());
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            ListOffsetsResult ends = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED));
            ListOffsetsResult stable = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
            List<TopicPartition> open = new ArrayList<>();
            for (TopicPartition partition : latest.keySet()) {
                long end = ends.partitionResult(partition).get().offset();
                assertThat(end).isPositive();
                if (stable.partitionResult(partition).get().offset() < end) {
                    open.add(partition);
                }
            }
            return open;
        }
    }
}
