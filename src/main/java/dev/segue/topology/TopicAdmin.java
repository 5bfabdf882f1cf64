package dev.segue.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/// Creates the topics that are missing and refuses to start on topics that are not as they must be.
public final class TopicAdmin {

    private static final long PATIENCE_SECONDS = 30;

    private final Admin admin;

    /// @param admin the client to ask; stays the caller's
    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /// Makes sure that every topic is there and right.
    ///
    /// @param partitions how many partitions the partitioned topics must have
    /// @param replication how many copies a created topic gets
    /// @throws WrongTopicException when one has other configs or another number of partitions
    /// @throws KafkaUnreachableException when the brokers do not answer
    public void ensure(List<TopicSpec> specs, int partitions, short replication) {
        Set<String> there = get(admin.listTopics().names());
        Map<TopicPartition, OffsetSpec> created = new HashMap<>();
        for (TopicSpec spec : specs) {
            if (!there.contains(spec.name())) {
                int count = spec.partitioned() ? partitions : 1;
                create(spec, count, replication);
                for (int partition = 0; partition < count; partition++) {
                    created.put(new TopicPartition(spec.name(), partition), OffsetSpec.latest());
                }
            }
        }
        awaitMetadata(specs);
        check(specs, partitions);
        awaitLeaders(created);
    }

    /// Returns how many partitions a topic has; empty when it is not there.
    ///
    /// @throws KafkaUnreachableException when the brokers do not answer
    public OptionalInt partitionsOf(String topic) {
        return get(admin.listTopics().names()).contains(topic)
                ? OptionalInt.of(get(admin.describeTopics(List.of(topic)).allTopicNames())
                        .values()
                        .iterator()
                        .next()
                        .partitions()
                        .size())
                : OptionalInt.empty();
    }

    private void create(TopicSpec spec, int partitions, short replication) {
        NewTopic topic = new NewTopic(spec.name(), partitions, replication).configs(spec.configs());
        try {
            get(admin.createTopics(List.of(topic)).all());
        } catch (TopicExistsException e) {
            // Another process was first: what it made is checked like any other.
            return;
        }
    }

    private void awaitMetadata(List<TopicSpec> specs) {
        Set<String> names = new HashSet<>();
        specs.forEach(spec -> names.add(spec.name()));
        for (int attempt = 0; attempt < 300; attempt++) {
            if (get(admin.listTopics().names()).containsAll(names)) {
                return;
            }
            pause();
        }
        throw new KafkaUnreachableException(
                "the topics were created but do not appear in the cluster's metadata", null);
    }

    /// A broker names the leader of a new partition a moment before that leader takes records. A
    /// producer whose first batch comes in between, and whose second does not, repeats the first until
    /// it gives up: it is out of order then.
    private void awaitLeaders(Map<TopicPartition, OffsetSpec> created) {
        get(admin.listOffsets(created).all());
    }

    private void check(List<TopicSpec> specs, int partitions) {
        List<String> names = specs.stream().map(TopicSpec::name).toList();
        Map<String, TopicDescription> descriptions =
                get(admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configs = get(
                admin.describeConfigs(names.stream().map(TopicAdmin::resource).toList())
                        .all());
        List<String> wrong = new ArrayList<>();
        for (TopicSpec spec : specs) {
            int expected = spec.partitioned() ? partitions : 1;
            int found = Objects.requireNonNull(descriptions.get(spec.name()))
                    .partitions()
                    .size();
            if (found != expected) {
                wrong.add("%s has %d partitions; the state is built for %d (segue.topology.partitions)"
                        .formatted(spec.name(), found, expected));
            }
            wrong.addAll(wrongConfigs(spec, Objects.requireNonNull(configs.get(resource(spec.name())))));
        }
        if (!wrong.isEmpty()) {
            throw new WrongTopicException(String.join("; ", wrong));
        }
    }

    private static List<String> wrongConfigs(TopicSpec spec, Config config) {
        Map<String, String> found = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            found.put(entry.name(), entry.value());
        }
        return spec.configs().entrySet().stream()
                .filter(entry -> isBinding(entry.getKey()) && !entry.getValue().equals(found.get(entry.getKey())))
                .map(entry -> "%1$s has %2$s=%3$s but needs %4$s: kafka-configs.sh --alter --entity-type topics "
                                .formatted(spec.name(), entry.getKey(), found.get(entry.getKey()), entry.getValue())
                        + "--entity-name %s --add-config %s=%s"
                                .formatted(spec.name(), entry.getKey(), entry.getValue()))
                .toList();
    }

    /// Only what correctness rests on is binding; sizes and retention are the operator's to change.
    private static boolean isBinding(String config) {
        return config.equals("cleanup.policy") || config.equals("message.timestamp.type");
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnreachableException("interrupted while waiting for topics", e);
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException exists) {
                throw exists;
            }
            throw new KafkaUnreachableException("Kafka refused or did not answer: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new KafkaUnreachableException("Kafka did not answer within %d s".formatted(PATIENCE_SECONDS), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnreachableException("interrupted while asking Kafka", e);
        }
    }

    /// A topic is not as it must be; the message says which, how, and what mends it.
    public static final class WrongTopicException extends RuntimeException {
        WrongTopicException(String message) {
            super(message);
        }
    }

    /// The brokers do not answer.
    public static final class KafkaUnreachableException extends RuntimeException {
        KafkaUnreachableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
