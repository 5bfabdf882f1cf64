package dev.segue.cli;

import dev.segue.events.ListeningEvent;
import dev.segue.wire.AvroSerdes;
import dev.segue.wire.EventCodec;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/// A broker and some Segue processes under a steady stream of plays, to be asked over HTTP.
final class BenchService implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    private static final double SCORED_FRACTION = 0.1;
    private static final List<String> JVM = List.of("-Xmx1g", "-XX:+UseSerialGC");

    private final BenchShape shape;
    private final int perSecond;
    private final NodeCluster cluster;
    private final Producer<byte[], byte[]> producer;
    private final Serializer<dev.segue.wire.ListeningEvent> serializer;
    private final ChaosLoad load;

    /// Starts all of it and returns when every process is ready and the plays flow.
    ///
    /// @param dir where its state is
    /// @param nodes how many processes
    /// @param perSecond plays a second, until it is closed
    /// @param settings `key=value` for each process
    BenchService(Path dir, BenchShape shape, int nodes, int perSecond, List<String> settings) {
        this.shape = shape;
        this.perSecond = perSecond;
        List<String> all = new ArrayList<>(List.of("segue.topology.scored-fraction=" + SCORED_FRACTION));
        all.addAll(settings);
        cluster = new NodeCluster(dir, shape.partitions(), JVM, all);
        for (int i = 0; i < nodes; i++) {
            cluster.addNode();
        }
        producer = cluster.producer();
        serializer = AvroSerdes.create(
                        dev.segue.wire.ListeningEvent.class, Map.of("schema.registry.url", cluster.registryUrl()))
                .serializer();
        await("the processes are ready", () -> cluster.nodes().stream().allMatch(ServeChild::isReady));
        load = new ChaosLoad(producer, plays(), perSecond);
    }

    List<ServeChild> nodes() {
        return cluster.nodes();
    }

    /// Returns the process of the broker.
    long brokerPid() {
        return cluster.broker().pid();
    }

    /// Returns how many plays the broker has acknowledged.
    long sent() {
        return load.acknowledged();
    }

    /// Returns how many the processes have read.
    long read() {
        return nodes().getFirst()
                .get("/v1/ledger", Duration.ofSeconds(5))
                .path("total")
                .path("read")
                .asLong();
    }

    /// Waits until that many more plays have been read.
    void warmUp(int plays) {
        long enough = read() + plays;
        await("%d plays are processed".formatted(plays), () -> read() >= enough);
    }

    static void await(String what, BooleanSupplier test) {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!test.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new CommandFailure(ExitStatus.FAILED, "%s: not within %s".formatted(what, READY_WITHIN));
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    /// Returns what the figures of a bench begin with.
    Map<String, Object> describe() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cores", Runtime.getRuntime().availableProcessors());
        json.put("load_average", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        json.put("partitions", shape.partitions());
        json.put("users", shape.users());
        json.put("tracks", shape.tracks());
        json.put("learners", BenchFigures.LEARNERS);
        json.put("scored_fraction", SCORED_FRACTION);
        json.put("processes", nodes().size());
        json.put("events_per_s", perSecond);
        json.put("events_read", read());
        json.put("events_sent", sent());
        return json;
    }

    @Override
    public void close() {
        load.close();
        cluster.close();
        producer.close(Duration.ZERO);
        serializer.close();
    }

    private Iterator<ProducerRecord<byte[], byte[]>> plays() {
        BenchPlays plays = new BenchPlays(shape);
        return Stream.generate(() -> record(plays.next())).iterator();
    }

    private ProducerRecord<byte[], byte[]> record(ListeningEvent play) {
        String topic = NodeCluster.TOPICS.listeningEvents();
        return new ProducerRecord<>(
                topic,
                play.user().getBytes(StandardCharsets.UTF_8),
                serializer.serialize(topic, EventCodec.toWire(play)));
    }
}
