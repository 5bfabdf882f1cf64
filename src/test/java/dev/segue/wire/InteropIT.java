package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.embedded.EmbeddedBroker;
import dev.segue.embedded.EmbeddedRegistry;
import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Answer;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.ListeningEvent.Playback;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Clients of other languages, run by `mvn verify -Pinterop`; needs node and npm.
@Tag("interop")
@Timeout(180)
class InteropIT {

    private static final String TOPIC = "segue.listening-events";
    private static final Path CLIENT = Path.of("src", "test", "interop");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path dir;

    @Test
    void kafkajsReadsWhatWeWriteAndWritesWhatWeRead() throws Exception {
        Path client = installed(dir.resolve("client"));
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir.resolve("broker"), 0, 0);
                EmbeddedRegistry registry = EmbeddedRegistry.start(Optional.empty(), 0)) {
            createTopic(broker.bootstrapServers());
            produce(broker, registry, ListeningEvent.of(EventType.PLAY, "ann", "t1", NOON));

            String printed = run(client, "node", "events.mjs", broker.bootstrapServers(), registry.url(), TOPIC);

            JsonNode seen = new ObjectMapper().readTree(printed);
            assertThat(List.of(
                            seen.path("key").asText(),
                            seen.path("type").asText(),
                            seen.path("track").asText()))
                    .containsExactly("ann", "PLAY", "t1");
            assertThat(seen.path("at").asLong()).isEqualTo(NOON.toEpochMilli());
            assertThat(read(broker, registry, 2).getLast()).isEqualTo(new Decoded.Event(likeFromNode()));
        }
    }

    private static ListeningEvent likeFromNode() {
        return new ListeningEvent(
                "from-node",
                "ann",
                EventType.LIKE,
                "t1",
                Optional.of(NOON),
                Playback.UNKNOWN,
                new Description("", "", "Ünder"),
                new Answer("", OptionalInt.of(2)),
                Optional.empty(),
                Optional.empty(),
                List.of("t1", "t2"));
    }

    private static Path installed(Path client) throws IOException, InterruptedException {
        Files.createDirectories(client);
        try (Stream<Path> files = Files.list(CLIENT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, client.resolve(file.getFileName()));
            }
        }
        run(client, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        return client;
    }

    private static String run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s printed %s", List.of(command), output)
                .isZero();
        return output;
    }

    private static void createTopic(String address) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void produce(EmbeddedBroker broker, EmbeddedRegistry registry, ListeningEvent event)
            throws Exception {
        AvroSerializer<dev.segue.wire.ListeningEvent> serializer = new AvroSerializer<>();
        serializer.configure(Map.of("schema.registry.url", registry.url()), false);
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (KafkaProducer<String, dev.segue.wire.ListeningEvent> producer =
                new KafkaProducer<>(config, new StringSerializer(), serializer)) {
            producer.send(new ProducerRecord<>(TOPIC, event.user(), EventCodec.toWire(event)))
                    .get();
        }
    }

    private static List<Decoded> read(EmbeddedBroker broker, EmbeddedRegistry registry, int expected) {
        EventReader reader = new EventReader(new RegistryClient(Map.of("schema.registry.url", registry.url())));
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        List<Decoded> events = new ArrayList<>();
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (events.size() < expected) {
                consumer.poll(Duration.ofMillis(200)).forEach(one -> events.add(reader.read(one.value())));
            }
        }
        return events;
    }
}
