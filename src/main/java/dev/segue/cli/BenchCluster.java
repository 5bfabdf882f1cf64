package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.app.SettingsSources;
import dev.segue.embedded.EmbeddedBroker;
import dev.segue.embedded.EmbeddedRegistry;
import dev.segue.events.ListeningEvent;
import dev.segue.topology.TopicAdmin;
import dev.segue.topology.Topics;
import dev.segue.wire.AvroSerdes;
import dev.segue.wire.EventCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// The broker and the registry of a bench, in this JVM, and the input topic of each round.
final class BenchCluster implements AutoCloseable {

    private static final String ORIGIN = "bench";

    private final Path dir;
    private final SettingsSources sources;
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final Admin admin;
    private int rounds;

    BenchCluster(Path dir, SettingsSources sources) {
        this.dir = dir;
        this.sources = sources;
        broker = EmbeddedBroker.start(dir.resolve("broker"), 0, 0);
        registry = EmbeddedRegistry.start(Optional.empty(), 0);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /// Returns the settings of the next round: topics, application and stores of its own.
    ///
    /// @param changes settings that differ from those of the bench
    Settings nextRound(BenchShape shape, double scoredFraction, Map<String, String> changes) {
        String round = "round-" + ++rounds;
        SettingsSources changed = sources;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            changed = changed.with(change.getKey(), change.getValue(), "--against");
        }
        return Settings.load(changed.with(Settings.BOOTSTRAP_SERVERS, broker.bootstrapServers(), ORIGIN)
                .with(Settings.REGISTRY_URLS, registry.url(), ORIGIN)
                .with("segue.topology.state-dir", dir.resolve(round).toString(), ORIGIN)
                .with("segue.topology.application-id", round, ORIGIN)
                .with("segue.topology.topic-prefix", round + ".", ORIGIN)
                .with("segue.topology.partitions", Integer.toString(shape.partitions()), ORIGIN)
                .with("segue.topology.scored-fraction", Double.toString(scoredFraction), ORIGIN)
                .with("segue.http.port", "0", ORIGIN));
    }

    /// Creates the input topic of a round and fills it.
    void fill(Settings settings, BenchShape shape) {
        Topics topics = new Topics(settings.streams().topicPrefix());
        String input = topics.listeningEvents();
        new TopicAdmin(admin)
                .ensure(
                        topics.all().stream()
                                .filter(spec -> spec.name().equals(input))
                                .toList(),
                        shape.partitions(),
                        (short) 1);
        BenchPlays plays = new BenchPlays(shape);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<@Nullable Exception>();
        try (Producer<byte[], byte[]> producer = producer();
                Serializer<dev.segue.wire.ListeningEvent> events = serializer()) {
            for (int i = 0; i < shape.events(); i++) {
                ListeningEvent play = plays.next();
                byte[] value = events.serialize(input, EventCodec.toWire(play));
                byte[] key = play.user().getBytes(StandardCharsets.UTF_8);
                var _ = producer.send(new ProducerRecord<>(input, key, value), (_, failed) -> {
                    if (failed != null) {
                        failure.compareAndSet(null, failed);
                    }
                });
            }
            producer.flush();
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw new CommandFailure(ExitStatus.FAILED, "the broker did not take the events: " + failed, failed);
        }
    }

    /// Deletes the topics of a round, so that their compaction does not disturb the next.
    void forget(Settings settings) {
        String round = settings.streams().applicationId();
        try {
            List<String> names = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(round + ".") || name.startsWith(round + "-"))
                    .toList();
            admin.deleteTopics(names).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        } catch (ExecutionException e) {
            throw new CommandFailure(
                    ExitStatus.FAILED, "the round's topics were not deleted: " + Failures.reason(e), e);
        }
    }

    @Override
    public void close() {
        admin.close();
        registry.close();
        broker.close();
    }

    private Producer<byte[], byte[]> producer() {
        Properties config = new Properties();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        config.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(128 * 1024));
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Serializer<dev.segue.wire.ListeningEvent> serializer() {
        return AvroSerdes.create(dev.segue.wire.ListeningEvent.class, Map.of("schema.registry.url", registry.url()))
                .serializer();
    }
}
