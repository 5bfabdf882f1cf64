package dev.segue.cli;

import dev.segue.embedded.BrokerProcess;
import dev.segue.embedded.EmbeddedRegistry;
import dev.segue.topology.TopicAdmin;
import dev.segue.topology.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A broker and some Segue processes, each in a JVM of its own, and a registry in this one.
final class NodeCluster implements AutoCloseable {

    static final Topics TOPICS = new Topics("segue.");

    private final Path dir;
    private final BrokerProcess broker;
    private final EmbeddedRegistry registry;
    private final Admin admin;
    private final int partitions;
    private final List<String> jvm;
    private final List<String> settings;
    private final List<ServeChild> nodes = new ArrayList<>();

    /// @param dir where all of it is
    /// @param partitions of each topic
    /// @param jvm options of the JVMs of Segue
    /// @param settings `key=value` for each Segue
    NodeCluster(Path dir, int partitions, List<String> jvm, List<String> settings) {
        this.dir = dir;
        this.partitions = partitions;
        this.jvm = jvm;
        this.settings = settings;
        broker = BrokerProcess.start(dir.resolve("broker"), 0);
        registry = EmbeddedRegistry.start(Optional.of(dir.resolve("registry")), 0);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        new TopicAdmin(admin).ensure(TOPICS.all(), partitions, (short) 1);
    }

    /// Starts one more Segue.
    ServeChild addNode() {
        String name = "n" + (nodes.size() + 1);
        List<String> arguments =
                new ArrayList<>(List.of("--bootstrap", broker.bootstrapServers(), "--registry", registry.url()));
        List<String> all = new ArrayList<>(settings);
        all.add("segue.topology.partitions=" + partitions);
        for (String setting : all) {
            arguments.addAll(List.of("--set", setting));
        }
        ServeChild node = new ServeChild(name, dir.resolve(name), Ports.anyFree(), jvm, arguments);
        nodes.add(node);
        return node;
    }

    List<ServeChild> nodes() {
        return List.copyOf(nodes);
    }

    BrokerProcess broker() {
        return broker;
    }

    Admin admin() {
        return admin;
    }

    String registryUrl() {
        return registry.url();
    }

    int partitions() {
        return partitions;
    }

    /// Returns how many records a topic has been given.
    long written(String topic) {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(number -> new TopicPartition(topic, number), _ -> OffsetSpec.latest()));
        try {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new CommandFailure(ExitStatus.FAILED, "the end of %s is not known".formatted(topic), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
    }

    /// Returns a producer that goes on through whatever becomes of the broker.
    Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "acks",
                        "all",
                        "linger.ms",
                        "5",
                        "delivery.timeout.ms",
                        "600000",
                        "max.block.ms",
                        "600000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void close() {
        nodes.forEach(ServeChild::close);
        admin.close();
        registry.close();
        broker.close();
    }
}
