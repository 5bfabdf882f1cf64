package dev.segue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalTimeTest {

    private final ArrivalTime arrival = new ArrivalTime();

    @ParameterizedTest
    @CsvSource({"-9223372036854775808, 0", "-1, 0", "0, 0", "1767225600000, 1767225600000"})
    void isNeverNegative(long timestamp, long expected) {
        ConsumerRecord<Object, Object> record = stampedAt(timestamp);

        long extracted = arrival.extract(record, 5);

        assertThat(extracted).isEqualTo(expected);
    }

    private static ConsumerRecord<Object, Object> stampedAt(long timestamp) {
        return new ConsumerRecord<>(
                "listening-events",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                "ann",
                "a play",
                new RecordHeaders(),
                Optional.empty());
    }
}
