package dev.segue.topology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.KafkaStreams;

/// Refuses brokers and libraries on which exactly-once, or the state that is there already, would not hold.
public final class ClusterCheck {

    private static final short TRANSACTIONS_THAT_FENCE = 2;
    private static final String LEAST_STREAMS = "4.3.1";
    private static final String STREAMS_VERSION = "/kafka/kafka-streams-version.properties";
    private static final long PATIENCE_SECONDS = 30;

    private final Admin admin;

    /// @param admin the client to ask; stays the caller's
    public ClusterCheck(Admin admin) {
        this.admin = admin;
    }

    /// Checks all that does not depend on topics of ours.
    ///
    /// @param bootstrapServers for the command that mends it
    /// @throws WrongClusterException naming what is wrong and what mends it
    public void check(String bootstrapServers) {
        checkStreams(versionOfStreams());
        FinalizedVersionRange found = get(admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get("transaction.version");
        checkTransactions(found == null ? 0 : found.maxVersionLevel(), bootstrapServers);
    }

    /// Checks that state which is there was built with as many partitions as are asked for.
    ///
    /// @throws WrongClusterException when it was not
    public void checkState(String applicationId, int partitions) {
        String changelog = "%s-%s-changelog".formatted(applicationId, StateStores.TASTE);
        try {
            for (TopicDescription found : admin.describeTopics(List.of(changelog))
                    .allTopicNames()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .values()) {
                checkPartitions(applicationId, found.partitions().size(), partitions);
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw unreachable(e);
            }
        } catch (TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    static void checkPartitions(String applicationId, int built, int asked) {
        if (built != asked) {
            throw new WrongClusterException(
                    "the state of application %1$s was built with %2$d partitions, but segue.topology.partitions is %3$d: "
                                    .formatted(applicationId, built, asked)
                            + "set it to %1$d, or build new state beside the old with another segue.topology.application-id"
                                    .formatted(built));
        }
    }

    static void checkStreams(String version) {
        if (compare(version, LEAST_STREAMS) < 0) {
            throw new WrongClusterException(
                    "Kafka Streams %1$s is on the class path; %2$s or newer is needed (KAFKA-20616, KAFKA-20685). "
                                    .formatted(version, LEAST_STREAMS)
                            + "Build with it: mvn -Dkafka.version=%1$s package".formatted(LEAST_STREAMS));
        }
    }

    static void checkTransactions(int level, String bootstrapServers) {
        if (level < TRANSACTIONS_THAT_FENCE) {
            throw new WrongClusterException(
                    "the brokers at %1$s have transaction.version=%2$d; exactly-once through crashes needs %3$d (KIP-890): "
                                    .formatted(bootstrapServers, level, (int) TRANSACTIONS_THAT_FENCE)
                            + "kafka-features.sh --bootstrap-server %1$s upgrade --feature transaction.version=%2$d"
                                    .formatted(bootstrapServers, (int) TRANSACTIONS_THAT_FENCE));
        }
    }

    private static String versionOfStreams() {
        try (InputStream in = KafkaStreams.class.getResourceAsStream(STREAMS_VERSION)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int compare(String some, String other) {
        String[] left = some.split("[.-]", -1);
        String[] right = other.split("[.-]", -1);
        for (int i = 0; i < right.length; i++) {
            int difference = Integer.compare(i < left.length ? number(left[i]) : 0, number(right[i]));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int number(String part) {
        return part.matches("[0-9]{1,9}") ? Integer.parseInt(part) : 0;
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private static TopicAdmin.KafkaUnreachableException unreachable(Exception e) {
        String why = e.getCause() == null ? e.toString() : e.getCause().toString();
        return new TopicAdmin.KafkaUnreachableException("Kafka refused or did not answer: " + why, e);
    }

    /// The cluster or the libraries will not do; the message says what mends it.
    public static final class WrongClusterException extends RuntimeException {
        WrongClusterException(String message) {
            super(message);
        }
    }
}
