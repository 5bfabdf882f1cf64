package dev.segue.cli;

import dev.segue.app.Nearest;
import dev.segue.app.Settings;
import dev.segue.topology.StreamSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Opens consumers that see committed records only, and says in one line when that is not possible.
final class KafkaAccess {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /// Long, as somebody listens there by then: a trainer of the lowest priority, on a machine that is busy, does not
    /// hear an answer within 10 s.
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(60);

    private final Settings settings;

    KafkaAccess(Settings settings) {
        this.settings = settings;
    }

    /// Returns a consumer outside any group: it commits nothing and disturbs nobody.
    Consumer<byte[], byte[]> openConsumer() {
        refuseWhenNobodyListens();
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.streams().bootstrapServers());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.putAll(settings.kafkaOverrides());
        try {
            return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException wrong) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "no Kafka client can be made: %s; look at the segue.kafka.* settings"
                            .formatted(Failures.reason(wrong)),
                    wrong);
        }
    }

    /// Returns the full name of a topic that exists.
    ///
    /// @param name a full name, or one without the prefix of our topics
    String resolveTopic(Consumer<byte[], byte[]> consumer, String name) {
        Set<String> topics = listTopics(consumer);
        String prefixed = settings.streams().topicPrefix() + name;
        if (topics.contains(prefixed)) {
            return prefixed;
        } else if (topics.contains(name)) {
            return name;
        }
        throw new CommandFailure(
                ExitStatus.FAILED,
                "there is no topic %s or %s at %s%s"
                        .formatted(
                                name,
                                prefixed,
                                settings.streams().bootstrapServers(),
                                Nearest.suggestion(prefixed, topics)));
    }

    private Set<String> listTopics(Consumer<byte[], byte[]> consumer) {
        try {
            return consumer.listTopics(METADATA_TIMEOUT).keySet();
        } catch (TimeoutException slow) {
            throw unreachable("no answer within %d s".formatted(METADATA_TIMEOUT.toSeconds()), slow);
        }
    }

    /// A plain connect answers at once where Kafka's client would retry, and warn, for half a minute.
    private void refuseWhenNobodyListens() {
        StreamSettings streams = settings.streams();
        List<String> reasons = new ArrayList<>();
        for (InetSocketAddress broker : addressesOf(streams)) {
            try (Socket socket = new Socket()) {
                socket.connect(broker, (int) CONNECT_TIMEOUT.toMillis());
                return;
            } catch (IOException refused) {
                reasons.add(Failures.reason(refused));
            }
        }
        throw unreachable(String.join(", ", reasons), null);
    }

    private List<InetSocketAddress> addressesOf(StreamSettings streams) {
        try {
            return ClientUtils.parseAndValidateAddresses(
                    List.of(streams.bootstrapServers().split("\\s*,\\s*")), "use_all_dns_ips");
        } catch (KafkaException wrong) {
            throw unreachable(Failures.reason(wrong), wrong);
        }
    }

    private CommandFailure unreachable(String reason, @Nullable Throwable cause) {
        String line = "cannot reach Kafka at %s (%s); start one with `segue demo`, or say where it is with --bootstrap"
                .formatted(settings.streams().bootstrapServers(), reason);
        return cause == null
                ? new CommandFailure(ExitStatus.KAFKA_UNREACHABLE, line)
                : new CommandFailure(ExitStatus.KAFKA_UNREACHABLE, line, cause);
    }
}
