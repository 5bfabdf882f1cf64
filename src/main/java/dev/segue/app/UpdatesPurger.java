package dev.segue.app;

import dev.segue.topology.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes what has been processed from the topics between the rooms, which have no retention of their own: nothing
/// unprocessed may be lost in however long an outage, and nothing processed is needed again, except by who wants to
/// count them: `segue.streams.repartition.purge.interval.ms` says how often, as for the topics that Streams makes.
final class UpdatesPurger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UpdatesPurger.class);
    private static final String USUAL_MILLIS = "30000";

    private final Admin admin;
    private final String group;
    private final Set<String> topics;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("updates-purger").daemon().factory());

    /// @param streamsOverrides what is set of Kafka Streams
    UpdatesPurger(Admin admin, String group, Topics topics, Map<String, String> streamsOverrides) {
        this.admin = admin;
        this.group = group;
        this.topics = Set.of(topics.trackUpdates(), topics.reroutedEvents());
        long every = Long.parseLong(
                streamsOverrides.getOrDefault(StreamsConfig.REPARTITION_PURGE_INTERVAL_MS_CONFIG, USUAL_MILLIS));
        var _ = schedule.scheduleWithFixedDelay(this::purge, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }

    private void purge() {
        try {
            Map<TopicPartition, RecordsToDelete> processed = new HashMap<>();
            for (Map.Entry<TopicPartition, OffsetAndMetadata> committed :
                    committed().entrySet()) {
                if (topics.contains(committed.getKey().topic()) && committed.getValue() != null) {
                    processed.put(
                            committed.getKey(),
                            RecordsToDelete.beforeOffset(committed.getValue().offset()));
                }
            }
            admin.deleteRecords(processed).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            LOG.warn("processed records of {} could not be deleted now; it will be tried again", topics, e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }
}
