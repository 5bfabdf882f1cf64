package dev.segue.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/// The record's own timestamp, which is its arrival (`listening-events` has `LogAppendTime`); zero where a record has a
/// negative one. Never throws.
public final class ArrivalTime implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp());
    }
}
