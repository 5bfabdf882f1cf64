package dev.segue.cli;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/// What Segue is measured against: the least that a stateful Kafka Streams application does. The same records,
/// through a repartition topic by user, into a count in RocksDB; nothing is decoded.
final class BareCount implements AutoCloseable {

    private final KafkaStreams streams;
    private final LongAdder counted = new LongAdder();

    /// @param partitions of the repartition topic
    /// @param properties the very properties that Segue runs with, under another application id
    BareCount(String topic, int partitions, Properties properties) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        topic,
                        Consumed.with(Serdes.Bytes(), Serdes.ByteArray())
                                .withName("bare-source")
                                .withOffsetResetPolicy(AutoOffsetReset.earliest()))
                .repartition(Repartitioned.with(Serdes.Bytes(), Serdes.ByteArray())
                        .withName("bare-by-user")
                        .withNumberOfPartitions(partitions))
                .peek((_, _) -> counted.increment(), Named.as("bare-seen"))
                .groupByKey(Grouped.with("bare-group", Serdes.Bytes(), Serdes.ByteArray()))
                .count(
                        Named.as("bare-counter"),
                        Materialized.<Bytes, Long>as(Stores.persistentKeyValueStore("bare-count"))
                                .withKeySerde(Serdes.Bytes())
                                .withValueSerde(Serdes.Long()));
        streams = new KafkaStreams(builder.build(properties), properties);
    }

    void start() {
        streams.start();
    }

    long counted() {
        return counted.sum();
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(20));
    }
}
