package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.embedded.BrokerProcess;
import dev.segue.embedded.EmbeddedRegistry;
import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import dev.segue.topology.TopicAdmin;
import dev.segue.topology.Topics;
import dev.segue.wire.EventCodec;
import dev.segue.wire.RegistryClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A registry that is away for more than a minute loses nothing: a schema that cannot be fetched now is no dead letter.
@Timeout(300)
class RegistryOutageIT {

    private static final Topics TOPICS = new Topics("segue.");
    private static final Duration OUTAGE = Duration.ofSeconds(70);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path dir;

    @Test
    void waitsForASchemaThatItHasNotSeenYet() throws Exception {
        Path journal = dir.resolve("registry");
        EmbeddedRegistry registry = EmbeddedRegistry.start(Optional.of(journal), 0);
        try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"), 0)) {
            createTopics(broker);
            try (SegueProcess segue = SegueProcess.start(broker.bootstrapServers(), registry.url(), dir)) {
                await(segue, total -> total.path("read").asLong() == 0);
                byte[] value = eventOfALaterBuild(registry);
                registry.close();

                send(broker, value);
                awaitOutage(segue);
                registry = EmbeddedRegistry.start(Optional.of(journal), registry.port());
                JsonNode total = await(segue, sums -> sums.path("read").asLong() == 1);

                assertThat(total.path("accepted").asLong()).isEqualTo(1);
                assertThat(total.path("dead_lettered").asLong()).isZero();
            }
        } finally {
            registry.close();
        }
    }

    /// Looks again and again, for as long as the registry is away, whether the event has been given up.
    private static void awaitOutage(SegueProcess segue) throws InterruptedException {
        long end = System.nanoTime() + OUTAGE.toNanos();
        while (System.nanoTime() < end) {
            assertThat(segue.isAlive()).isTrue();
            assertThat(segue.ledger().path("total").path("dead_lettered").asLong())
                    .isZero();
            Thread.sleep(500);
        }
    }

    private static JsonNode await(SegueProcess segue, Predicate<JsonNode> test) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode ledger = segue.ledger();
        while (ledger.isMissingNode() || !test.test(ledger.path("total"))) {
            assertThat(System.nanoTime()).as("in time; ledger %s", ledger).isLessThan(deadline);
            Thread.sleep(50);
            ledger = segue.ledger();
        }
        return ledger.path("total");
    }

    /// An event whose schema differs from ours in a comment only: another id, the same bytes.
    private static byte[] eventOfALaterBuild(EmbeddedRegistry registry) throws Exception {
        Schema ours = dev.segue.wire.ListeningEvent.getClassSchema();
        Schema later = new Schema.Parser().parse(ours.toString().replaceFirst("\"doc\":\"", "\"doc\":\"Later. "));
        int id = new RegistryClient(Map.of("schema.registry.url", registry.url()))
                .register(TOPICS.listeningEvents() + "-value", later);
        ByteBuffer body = dev.segue.wire.ListeningEvent.getEncoder()
                .encode(EventCodec.toWire(ListeningEvent.of(
                        EventType.PLAY, "ann", "a-track", Instant.now().minusSeconds(60))));
        int header = 10; // of Avro's single-object encoding, in place of which Confluent's five bytes go
        return ByteBuffer.allocate(5 + body.remaining() - header)
                .put((byte) 0)
                .putInt(id)
                .put(body.slice(header, body.remaining() - header))
                .array();
    }

    private static void send(BrokerProcess broker, byte[] value) throws Exception {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            byte[] key = "ann".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(TOPICS.listeningEvents(), key, value))
                    .get();
        }
    }

    private static void createTopics(BrokerProcess broker) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicAdmin(admin).ensure(TOPICS.all(), 4, (short) 1);
        }
    }
}
