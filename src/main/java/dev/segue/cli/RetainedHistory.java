package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.evaluation.LikesAsPlays;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.intake.IntakeRules;
import dev.segue.topology.Topics;
import dev.segue.training.CutOff;
import dev.segue.training.Generation;
import dev.segue.wire.EventReader;
import dev.segue.wire.RegistryClient;
import dev.segue.wire.RegistryUnreachable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// What `listening-events` still holds, or the latest part of it, up to the moment when it was opened.
final class RetainedHistory implements History {

    private final Settings settings;
    private final String topic;
    private final Map<TopicPartition, Long> starts;
    private final Map<TopicPartition, Long> ends;
    private final EventReader events;

    private RetainedHistory(
            Settings settings, String topic, Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
        this.settings = settings;
        this.topic = topic;
        this.starts = Map.copyOf(starts);
        this.ends = Map.copyOf(ends);
        Map<String, Object> config = new HashMap<>(settings.kafkaOverrides());
        config.put("schema.registry.url", String.join(",", settings.streams().registryUrls()));
        this.events = new EventReader(new RegistryClient(config));
    }

    /// Looks at where the topic begins and ends.
    ///
    /// @param latest how many events are read at most, of every partition the same share
    static RetainedHistory open(Settings settings, long latest) {
        KafkaAccess access = new KafkaAccess(settings);
        try (Consumer<byte[], byte[]> consumer = access.openConsumer()) {
            String topic =
                    access.resolveTopic(consumer, new Topics(settings.streams().topicPrefix()).listeningEvents());
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            return new RetainedHistory(settings, topic, starts(begins, ends, latest), ends);
        } catch (KafkaException refused) {
            throw unreadable(refused);
        }
    }

    /// Returns where to begin so that no more than so many records are read, of every partition the same share.
    static Map<TopicPartition, Long> starts(
            Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends, long latest) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        double share = Math.min(1, (double) latest / Math.max(1, sum(ends) - sum(begins)));
        begins.forEach((partition, begin) -> {
            long end = ends.getOrDefault(partition, begin);
            starts.put(partition, end - (long) (share * (end - begin)));
        });
        return starts;
    }

    @Override
    public List<String> names() {
        return List.of(topic);
    }

    @Override
    public long events() {
        return sum(ends) - sum(starts);
    }

    @Override
    public void read(Reader reader) {
        try (RetainedReader open = reader()) {
            reader.read(open);
        } catch (RegistryUnreachable | KafkaException refused) {
            throw unreadable(refused);
        }
    }

    /// Where nobody has played anything, likes are what can be asked for.
    @Override
    public UnaryOperator<Interaction> asking() {
        AtomicBoolean plays = new AtomicBoolean();
        read(interactions -> {
            while (!plays.get() && interactions.hasNext()) {
                plays.set(interactions.next() instanceof Played);
            }
        });
        return plays.get() ? interaction -> interaction : interaction -> LikesAsPlays.of(interaction, Description.NONE);
    }

    @Override
    public long cutOf(Generation generation) {
        List<Long> cut = new ArrayList<>();
        read(interactions -> cut.add(CutOff.eventAt(generation.manifest().data(), interactions)));
        return cut.getFirst();
    }

    /// Opens it at its beginning.
    RetainedReader reader() {
        return new RetainedReader(
                new KafkaAccess(settings).openConsumer(),
                starts,
                ends,
                events::read,
                new IntakeRules(settings.intake()),
                new Repeats(settings.intake().duplicateTtl()));
    }

    /// Returns the failure to report when the topic, or the schemas of what is in it, cannot be read.
    static CommandFailure unreadable(RuntimeException refused) {
        return new CommandFailure(
                ExitStatus.KAFKA_UNREACHABLE,
                "the listening events cannot be read: " + Failures.reason(refused),
                refused);
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
