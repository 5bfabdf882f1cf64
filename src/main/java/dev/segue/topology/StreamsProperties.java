package dev.segue.topology;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/// The configuration of Kafka Streams: what was measured to be fast, and what survives a crash quickly.
public final class StreamsProperties {

    private static final int SESSION_TIMEOUT_MILLIS = 10_000;

    /// How long a rebalance waits for a member that is alive but stuck, in a producer without a broker for instance:
    /// Kafka's five minutes would be five minutes in which nobody processes anything.
    private static final int REBALANCE_TIMEOUT_MILLIS = 60_000;

    private static final int TRANSACTION_TIMEOUT_MILLIS = 3_000;
    /// At start the model room and the changelogs are read to their ends, and an end, a transaction marker, is only
    /// seen by a fetch that waits its full time: with the default of 500 ms the model room alone took 5 s.
    private static final int RESTORE_FETCH_WAIT_MILLIS = 10;

    /// A process that is further behind gets no partition before it has caught up as a replica: look-ups go on at the
    /// old owner meanwhile. What a busy partition writes in about a second.
    private static final long ACCEPTABLE_LAG_RECORDS = 1_000;

    private static final long PROBING_MILLIS = 60_000;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final long RECORD_CACHE_BYTES = 8L << 20;

    /// Asked for by Streams on every start; its constant is deprecated from birth, since 5.0 will not need it.
    private static final String GLOBAL_HANDLER = "processing.exception.handler.global.enabled";

    private StreamsProperties() {}

    /// Returns the configuration of one process.
    ///
    /// @param overrides handed to Kafka Streams as they are; win over everything else
    public static Properties of(StreamSettings settings, RocksDbSettings rocksDb, Map<String, String> overrides) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(StreamsConfig.CLIENT_ID_CONFIG, settings.applicationId() + "-" + settings.nodeId());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                Long.toString(settings.commitInterval().toMillis()));
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.replication());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, RECORD_CACHE_BYTES);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        properties.put(GLOBAL_HANDLER, "true");
        // No JMX beans, some thousands: the metrics are in /metrics. Without them, and with smaller segments of the
        // transaction log, a start of the demo took less CPU; what the beans alone cost was not measured.
        properties.put(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbTuning.class.getName());
        properties.put(RocksDbTuning.BLOCK_CACHE_BYTES, Long.toString(rocksDb.blockCacheBytes()));
        properties.put(RocksDbTuning.WRITE_BUFFER_BYTES, Long.toString(rocksDb.writeBufferBytes()));
        addMembership(properties, settings);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MILLIS);
        properties.put(
                StreamsConfig.globalConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), RESTORE_FETCH_WAIT_MILLIS);
        properties.put(
                StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                RESTORE_FETCH_WAIT_MILLIS);
        properties.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, ACCEPTABLE_LAG_RECORDS);
        // The shortest that Streams takes: a process that joins gets its partitions when its copies are warm, and
        // whether they are is only asked this often.
        properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_MILLIS);
        properties.putAll(overrides);
        return properties;
    }

    /// A process that comes back under its name within the session time-out takes up its partitions without a
    /// rebalance; the streams protocol has no such names yet, and keeps the number of replicas at the brokers (see
    /// [GroupProtocol]).
    private static void addMembership(Properties properties, StreamSettings settings) {
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, settings.protocol().configValue());
        if (settings.protocol() == StreamSettings.Protocol.CLASSIC) {
            properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
            properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), settings.nodeId());
            properties.put(
                    StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MILLIS);
            properties.put(
                    StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), REBALANCE_TIMEOUT_MILLIS);
        }
    }
}
