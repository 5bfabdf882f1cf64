package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class SafelyMeteredTest {

    @Test
    void metricsThatAskARocksDbAreLeftOutAndNoOthers() {
        Topology topology = new Topology();
        topology.addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "in")
                .addProcessor("keep", Ignoring::new, "in")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore("rows"), Serdes.ByteArray(), Serdes.ByteArray()),
                        "keep");
        try (TopologyTestDriver driver = new TopologyTestDriver(topology, new Properties())) {
            Map<MetricName, Metric> all = new HashMap<>(driver.metrics());
            Map<MetricName, Metric> safe = SafelyMetered.withoutNative(all);

            assertThat(all.keySet()).extracting(MetricName::name).contains("block-cache-usage", "estimate-num-keys");
            assertThat(safe.keySet())
                    .extracting(MetricName::name)
                    .contains("process-total")
                    .doesNotContain("block-cache-usage", "estimate-num-keys", "size-all-mem-tables");
            assertThat(safe).hasSizeLessThan(all.size()).isNotEmpty();
        }
    }

    private static final class Ignoring implements Processor<byte[], byte[], byte[], byte[]> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            // only its store matters
        }
    }
}
