package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.embedded.EmbeddedBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The commands that read topics, against a real broker: committed records only, by short name, decoded.
@Timeout(120)
class TopicsIT {

    private static final String TOPIC = "segue.dead-letters";

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static CannedService registry;

    private final Shell shell = new Shell();

    @BeforeAll
    static void oneAbortedAndTwoCommittedLetters() throws Exception {
        broker = EmbeddedBroker.start(folder, 0, 0);
        registry = new CannedService(200, AvroRecords.registryAnswer());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
        }
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, 0, "aborted");
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            send(producer, 0, "first");
            send(producer, 1, "second");
            producer.commitTransaction();
        }
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void tailPrintsCommittedRecordsUnderTheShortName() throws Exception {
        int exit = shell.run(with("topics", "tail", "dead-letters", "--from-beginning", "--max", "2", "--json"));

        List<String> reasons = new ArrayList<>();
        for (String line : shell.out().lines().toList()) {
            reasons.add(Json.read(line).at("/value/reason").asText());
        }
        assertThat(shell.err()).isEmpty();
        assertThat(exit).isZero();
        assertThat(reasons).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void listEndsAtTheEndOfTheTopic() throws Exception {
        int exit = shell.run(with("dead-letters", "list", "--json"));

        JsonNode document = Json.read(shell.out());
        assertThat(exit).isZero();
        assertThat(document.at("/total").asInt()).isEqualTo(2);
        assertThat(document.at("/dead_letters/0/value/source_topic").asText()).isEqualTo("segue.listening-events");
    }

    @Test
    void tailSuggestsATopicThatIsThere() {
        int exit = shell.run(with("topics", "tail", "dead-leters"));

        assertThat(exit).isEqualTo(ExitStatus.FAILED);
        assertThat(shell.err().lines())
                .singleElement()
                .asString()
                .contains("there is no topic dead-leters", "did you mean segue.dead-letters?");
    }

    private static String[] with(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap", broker.bootstrapServers(), "--registry", registry.url()));
        return all.toArray(String[]::new);
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, int partition, String reason) {
        byte[] key = "ann".getBytes(StandardCharsets.UTF_8);
        var _ = producer.send(new ProducerRecord<>(TOPIC, partition, key, AvroRecords.letter(reason)));
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "letters"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
