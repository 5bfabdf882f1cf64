package dev.segue.serving.lookup;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the brokers twice a second how far the log is, and Streams how far its replicas are.
///
/// While the brokers do not answer, nothing new is known: lags grow with the age of what is known.
public final class LagMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LagMonitor.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaStreams streams;
    private final StoreCopies copies;
    private final Admin admin;
    private final LongSupplier nanoClock;
    private final LogEnds ends;
    private final Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lag-monitor").daemon().factory());

    /// @param streams the client
    /// @param copies told what is here
    /// @param admin asks the brokers; stays the caller's
    /// @param inputTopic the topic whose end is what a copy can be behind
    /// @param partitions how many it has
    /// @param nanoClock nanoseconds from any start
    public LagMonitor(
            KafkaStreams streams,
            StoreCopies copies,
            Admin admin,
            String inputTopic,
            int partitions,
            LongSupplier nanoClock) {
        this.streams = streams;
        this.copies = copies;
        this.admin = admin;
        this.nanoClock = nanoClock;
        this.ends = new LogEnds(nanoClock, INTERVAL.multipliedBy(4));
        for (int partition = 0; partition < partitions; partition++) {
            latest.put(new TopicPartition(inputTopic, partition), OffsetSpec.latest());
        }
    }

    /// Begins to ask.
    public void start() {
        var _ = schedule.scheduleWithFixedDelay(this::observe, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }

    LogEnds ends() {
        return ends;
    }

    private void observe() {
        try {
            long askedAt = nanoClock.getAsLong();
            Map<Integer, Long> found = new HashMap<>();
            admin.listOffsets(latest)
                    .all()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((partition, info) -> found.put(partition.partition(), info.offset()));
            ends.observe(askedAt, found);
            int replicas = StoreCopies.replicas(streams);
            copies.observe(streams.allLocalStorePartitionLags(), replicas);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException | KafkaException | IllegalStateException e) {
            LOG.debug("how far the copies are is not known at the moment", e);
        }
    }
}
