package dev.segue.cli;

import dev.segue.evaluation.StreamShape;
import dev.segue.evaluation.report.ReplayReport;
import dev.segue.evaluation.report.ReplayScores;
import dev.segue.events.ListeningEvent;
import dev.segue.wire.AvroSerdes;
import dev.segue.wire.EventCodec;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/// A broker and one Segue that have seen nothing, to which a recording is replayed once.
///
/// Events go out in the order of their times at an even pace, with the times that they were recorded with: to Segue old
/// events are no different from new ones, and everything that decays goes by them.
final class LiveReplay implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_NANOS = 250_000_000;
    private static final List<String> JVM = List.of("-Xmx1g", "-XX:+UseSerialGC");

    private final NodeCluster cluster;
    private final ServeChild segue;
    private final Producer<byte[], byte[]> producer;
    private final Serializer<dev.segue.wire.ListeningEvent> serializer;

    /// Starts both, and returns when Segue is ready.
    ///
    /// @param dir where their state is
    /// @param partitions of each topic
    /// @param settings `key=value` for Segue
    LiveReplay(Path dir, int partitions, List<String> settings) {
        cluster = new NodeCluster(dir, partitions, JVM, settings);
        segue = cluster.addNode();
        producer = cluster.producer();
        serializer = AvroSerdes.create(
                        dev.segue.wire.ListeningEvent.class, Map.of("schema.registry.url", cluster.registryUrl()))
                .serializer();
        BenchService.await("Segue is ready", segue::isReady);
    }

    /// Sends the events, waits until every play has been scored, and returns what came of it.
    ///
    /// @param warmUp so many of them are sent slowly first and not counted: a process that has just started has to
    ///     compile what it computes with, and is slow meanwhile
    /// @param divided what the divided loop came to at this pace
    ReplayReport.Speed run(Stream<ListeningEvent> events, int warmUp, int perSecond, ReplayScores divided) {
        Iterator<ProducerRecord<byte[], byte[]>> records =
                events.map(this::record).iterator();
        warmUp(records, warmUp);
        LiveScores before = scoresAtRest();
        long start = System.nanoTime();
        long mostUnread = 0;
        long sent;
        try (ChaosLoad load = new ChaosLoad(producer, records, perSecond)) {
            while (load.isRunning()) {
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
                long acknowledged = warmUp + load.acknowledged();
                mostUnread = Math.max(mostUnread, acknowledged - ledger("read", acknowledged));
            }
            sent = load.finish();
        }
        awaitRead(warmUp + sent);
        double seconds = (System.nanoTime() - start) / 1e9;
        double loadAverage = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        LiveScores after = scoresAtRest();
        return new ReplayReport.Speed(
                perSecond,
                sent / seconds,
                mostUnread,
                warmUp + sent - ledger("accepted", 0),
                loadAverage,
                divided,
                after.since(before).scores());
    }

    private void warmUp(Iterator<ProducerRecord<byte[], byte[]>> records, int events) {
        List<ProducerRecord<byte[], byte[]>> first = new ArrayList<>();
        while (first.size() < events && records.hasNext()) {
            first.add(records.next());
        }
        try (ChaosLoad load = new ChaosLoad(producer, first.iterator(), StreamShape.WARM_UP_PER_SECOND)) {
            while (load.isRunning()) {
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
            awaitRead(load.finish());
        }
    }

    /// Waits as long as reading goes on: a backlog may take longer than a process may be silent.
    private void awaitRead(long sent) {
        long read = ledger("read", 0);
        while (read < sent) {
            long before = read;
            BenchService.await("more events are read", () -> ledger("read", 0) > before);
            read = ledger("read", 0);
        }
    }

    /// Waits for the last window of every task. A window's slices are added one after the other, so what is whole is
    /// read once more.
    private LiveScores scoresAtRest() {
        BenchService.await("every play is scored", () -> scores().isWhole());
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
        return scores();
    }

    private LiveScores scores() {
        return LiveScores.of(segue.text("/metrics", PATIENCE));
    }

    /// Returns one count of the ledger.
    ///
    /// @param unknown what to say when there is no answer
    private long ledger(String count, long unknown) {
        return segue.get("/v1/ledger", PATIENCE).path("total").path(count).asLong(unknown);
    }

    private ProducerRecord<byte[], byte[]> record(ListeningEvent event) {
        String topic = NodeCluster.TOPICS.listeningEvents();
        return new ProducerRecord<>(
                topic,
                event.user().getBytes(StandardCharsets.UTF_8),
                serializer.serialize(topic, EventCodec.toWire(event)));
    }

    @Override
    public void close() {
        cluster.close();
        producer.close(Duration.ZERO);
        serializer.close();
    }
}
