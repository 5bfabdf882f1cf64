package dev.segue.topology;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// How one process takes part in the streams: where Kafka is, what is whose, and the budgets.
///
/// @param bootstrapServers Kafka brokers to ask first, `host:port`, separated by commas
/// @param registryUrls schema registries that speak Confluent's REST API; the next is asked when one does not answer
/// @param applicationId processes with the same id share the partitions; also begins the names of internal topics
/// @param topicPrefix begins the name of every public topic
/// @param nodeId names this process, the same after each restart and different from its peers
/// @param stateDir the folder of the state stores; losing it costs a restore from Kafka, not data
/// @param partitions partitions of a topic that is created; cannot change once there is state
/// @param replication copies of each partition of a topic that is created
/// @param threads stream threads of this process
/// @param standbys copies of each state store kept warm by other processes, as far as there are any
/// @param commitInterval how often a transaction is committed: what others see may be this old
/// @param protocol how the group shares its partitions: Kafka's classic protocol or the newer streams protocol
/// @param publishRowsPerSecond rows that all processes together may publish to the model room; each partition has its
/// share
/// @param scoredFraction the part of all plays that is evaluated and teaches the ranker, chosen by hash
/// @param listsPerSecond lists that all processes together may publish to the recommendations topic; 0: none
public record StreamSettings(
        String bootstrapServers,
        List<String> registryUrls,
        String applicationId,
        String topicPrefix,
        String nodeId,
        Path stateDir,
        int partitions,
        short replication,
        int threads,
        int standbys,
        Duration commitInterval,
        Protocol protocol,
        int publishRowsPerSecond,
        double scoredFraction,
        int listsPerSecond) {

    /// What is used when nothing is set.
    public static final StreamSettings DEFAULTS = new StreamSettings(
            "127.0.0.1:9092",
            List.of("http://127.0.0.1:8081"),
            "segue",
            "segue.",
            "node-1",
            Path.of(".segue", "state"),
            4,
            (short) 1,
            2,
            1,
            Duration.ofMillis(100),
            Protocol.CLASSIC,
            500,
            1.0,
            50);

    private static final String KAFKA_NAME = "[a-zA-Z0-9._-]+";

    /// How the members of the group agree on who reads what.
    public enum Protocol {
        /// Static membership survives a restart without a rebalance.
        CLASSIC,
        /// The broker assigns; no static membership yet.
        STREAMS;

        /// Returns the value of Kafka's `group.protocol`.
        public String configValue() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public StreamSettings {
        registryUrls = List.copyOf(registryUrls);
        require(!bootstrapServers.isBlank(), "bootstrap-servers must name a broker but was empty");
        require(!registryUrls.isEmpty(), "registry-urls must name a registry but was empty");
        require(applicationId.matches(KAFKA_NAME), mustBeAName("application-id", applicationId));
        require(topicPrefix.isEmpty() || topicPrefix.matches(KAFKA_NAME), mustBeAName("topic-prefix", topicPrefix));
        require(nodeId.matches(KAFKA_NAME), mustBeAName("node-id", nodeId));
        require(partitions >= 1, "partitions must be 1 or more but was " + partitions);
        require(replication >= 1, "replication must be 1 or more but was " + replication);
        require(threads >= 1, "threads must be 1 or more but was " + threads);
        require(standbys >= 0, "standbys must be 0 or more but was " + standbys);
        require(commitInterval.isPositive(), "commit-interval must be positive but was " + commitInterval);
        require(publishRowsPerSecond >= 1, "publish-rows-per-second must be 1 or more but was " + publishRowsPerSecond);
        require(
                scoredFraction >= 0 && scoredFraction <= 1,
                "scored-fraction must lie in [0, 1] but was " + scoredFraction);
        require(listsPerSecond >= 0, "lists-per-second must be 0 or more but was " + listsPerSecond);
    }

    /// Returns the same with another number of partitions.
    public StreamSettings withPartitions(int other) {
        return new StreamSettings(
                bootstrapServers,
                registryUrls,
                applicationId,
                topicPrefix,
                nodeId,
                stateDir,
                other,
                replication,
                threads,
                standbys,
                commitInterval,
                protocol,
                publishRowsPerSecond,
                scoredFraction,
                listsPerSecond);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static String mustBeAName(String key, String value) {
        return "%s must be letters, digits, '.', '_' or '-' but was \"%s\"".formatted(key, value);
    }
}
