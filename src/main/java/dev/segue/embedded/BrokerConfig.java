package dev.segue.embedded;

import java.nio.file.Path;
import java.util.Properties;

/// The settings of a broker that is alone in its cluster: one replica of everything, small internal topics, and short
/// sessions, so that what was killed is missed for seconds only.
final class BrokerConfig {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String CLIENT_LISTENER = "PLAINTEXT";
    private static final String INTERNAL_TOPIC_PARTITIONS = "4";

    private BrokerConfig() {}

    static Properties of(Path logDirectory, int port, int controllerPort) {
        Properties config = new Properties();
        node(config, logDirectory, port, controllerPort);
        oneReplicaOfEverything(config);
        quickSessions(config);
        smallFootprint(config);
        return config;
    }

    private static void node(Properties config, Path logDirectory, int port, int controllerPort) {
        config.setProperty("process.roles", "broker,controller");
        config.setProperty("node.id", Integer.toString(NODE_ID));
        config.setProperty(
                "controller.quorum.voters", "%d@%s:%d".formatted(NODE_ID, LoopbackPorts.HOST, controllerPort));
        config.setProperty(
                "listeners",
                "%1$s://%2$s:%3$d,%4$s://%2$s:%5$d"
                        .formatted(CLIENT_LISTENER, LoopbackPorts.HOST, port, CONTROLLER_LISTENER, controllerPort));
        config.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        config.setProperty("inter.broker.listener.name", CLIENT_LISTENER);
        config.setProperty(
                "listener.security.protocol.map",
                "%s:PLAINTEXT,%s:PLAINTEXT".formatted(CLIENT_LISTENER, CONTROLLER_LISTENER));
        config.setProperty("log.dirs", logDirectory.toString());
        config.setProperty("auto.create.topics.enable", "false");
    }

    private static void oneReplicaOfEverything(Properties config) {
        config.setProperty("offsets.topic.replication.factor", "1");
        config.setProperty("offsets.topic.num.partitions", INTERNAL_TOPIC_PARTITIONS);
        config.setProperty("transaction.state.log.replication.factor", "1");
        config.setProperty("transaction.state.log.min.isr", "1");
        config.setProperty("transaction.state.log.num.partitions", INTERNAL_TOPIC_PARTITIONS);
        config.setProperty("share.coordinator.state.topic.replication.factor", "1");
        config.setProperty("share.coordinator.state.topic.min.isr", "1");
        config.setProperty("share.coordinator.state.topic.num.partitions", INTERNAL_TOPIC_PARTITIONS);
    }

    /// How long broker and groups wait for a silent member.
    ///
    /// `transaction.abort.timed.out.transaction.cleanup.interval.ms` stays at its 10 s, and the first look comes
    /// that long after the start. A broker that was killed coordinates transactions for some seconds by its old
    /// metadata before it is registered anew and, for a moment, leads nothing. Kafka 4.3.1 takes a partition
    /// without a leader for a deleted one (`KRaftMetadataCache.getPartitionLeaderEndpoint`) and leaves out its
    /// abort marker: the transaction stays open there, or ends with the commit of a later one. Looking every
    /// second ran into that after 8 of 10 kills, this after none.
    private static void quickSessions(Properties config) {
        config.setProperty("broker.session.timeout.ms", "3000");
        config.setProperty("broker.heartbeat.interval.ms", "500");
        config.setProperty("group.initial.rebalance.delay.ms", "0");
        config.setProperty("group.min.session.timeout.ms", "1000");
        config.setProperty("group.streams.initial.rebalance.delay.ms", "0");
        config.setProperty("group.streams.min.session.timeout.ms", "3000");
        config.setProperty("group.streams.session.timeout.ms", "6000");
        config.setProperty("group.streams.min.heartbeat.interval.ms", "500");
        config.setProperty("group.streams.heartbeat.interval.ms", "1000");
    }

    private static void smallFootprint(Properties config) {
        config.setProperty("metric.reporters", ""); // no JMX beans: nobody looks into this JVM that way
        config.setProperty("transaction.state.log.segment.bytes", Integer.toString(1 << 20)); // read whole at a start
        config.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(32 << 20));
        config.setProperty("log.cleaner.backoff.ms", "5000");
        config.setProperty("num.network.threads", "2");
        config.setProperty("num.io.threads", "4");
    }
}
