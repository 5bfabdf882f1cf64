package dev.segue.app;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/// Kafka Streams whose metrics can be read at any time.
///
/// Reading a metric of a RocksDB store asks the store's native database, and nothing keeps a thread from closing it
/// meanwhile: the process then ends with a segmentation fault (KAFKA-10025). A scrape reads all of them, and so does
/// Micrometer, once a minute, to see which are numbers. They are left out; what RocksDB holds is told by
/// [dev.segue.topology.RocksDbTuning#usage()].
final class SafelyMetered extends KafkaStreams {

    private static final String OF_A_STORE = "rocksdb";

    SafelyMetered(Topology topology, Properties properties) {
        super(topology, properties);
    }

    @Override
    public Map<MetricName, ? extends Metric> metrics() {
        return withoutNative(super.metrics());
    }

    /// Returns those metrics that no native database is asked for.
    static Map<MetricName, Metric> withoutNative(Map<MetricName, ? extends Metric> all) {
        Map<MetricName, Metric> safe = new LinkedHashMap<>();
        all.forEach((name, metric) -> {
            if (name.tags().keySet().stream().noneMatch(tag -> tag.startsWith(OF_A_STORE))) {
                safe.put(name, metric);
            }
        });
        return Collections.unmodifiableMap(safe);
    }
}
