package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.events.EventType;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.ListeningEvent;
import dev.segue.intake.IntakeRules;
import dev.segue.intake.IntakeSettings;
import dev.segue.intake.Reason;
import dev.segue.wire.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RetainedReaderTest {

    private static final TopicPartition ZERO = new TopicPartition("segue.listening-events", 0);
    private static final TopicPartition ONE = new TopicPartition("segue.listening-events", 1);
    private static final Instant ARRIVAL = Instant.parse("2026-11-01T00:00:00Z");

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());

    @Test
    void mergesPartitionsByTheGreatestTimeThatHasComeInEach() {
        consumer.schedulePollTask(() -> {
            produce(ZERO, 0, "a 10", "late 5", "b 30");
            produce(ONE, 0, "c 20", "d 40", "beyond 50");
        });

        RetainedReader reader = reader(Map.of(ZERO, 0L, ONE, 0L), Map.of(ZERO, 3L, ONE, 2L));

        assertThat(tracks(reader)).containsExactly("a", "late", "c", "b", "d");
    }

    @Test
    void beginsWhereItIsToldAndPassesOverWhatDoesNotCountOrHasComeBefore() {
        consumer.schedulePollTask(() -> {
            produce(ZERO, 2, "a 10", "?", "a 10", "future 9000000000", "b 20");
            produce(ONE, 0, "c 15");
        });

        RetainedReader reader = reader(Map.of(ZERO, 2L, ONE, 0L), Map.of(ZERO, 7L, ONE, 1L));

        assertThat(tracks(reader)).containsExactly("a", "c", "b");
    }

    @Test
    void goesOnToWhatHasComeSince() {
        consumer.schedulePollTask(() -> produce(ZERO, 0, "a 10", "b 20"));
        RetainedReader reader = reader(Map.of(ZERO, 0L, ONE, 0L), Map.of(ZERO, 1L, ONE, 0L));
        assertThat(tracks(reader)).containsExactly("a");

        consumer.updateEndOffsets(Map.of(ZERO, 2L, ONE, 1L));
        consumer.schedulePollTask(() -> produce(ONE, 0, "c 15"));

        assertThat(reader.extend()).isEqualTo(2);
        assertThat(tracks(reader)).containsExactly("c", "b");
        assertThat(reader.extend()).isZero();
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void doesNotWaitForeverForABrokerThatIsGone() {
        assertThatThrownBy(() -> reader(Map.of(ZERO, 0L), Map.of(ZERO, 1L)))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("nothing came from segue.listening-events-0 for a minute");
    }

    @Test
    void theLatestEventsAreTheSameShareOfEachPartition() {
        Map<TopicPartition, Long> begins = Map.of(ZERO, 100L, ONE, 0L);
        Map<TopicPartition, Long> ends = Map.of(ZERO, 400L, ONE, 100L);

        assertThat(RetainedHistory.starts(begins, ends, 200)).isEqualTo(Map.of(ZERO, 250L, ONE, 50L));
        assertThat(RetainedHistory.starts(begins, ends, Long.MAX_VALUE)).isEqualTo(begins);
    }

    @Test
    void aKeyIsForgottenAfterTwiceItsTimeToLive() {
        Repeats repeats = new Repeats(Duration.ofMillis(100));
        byte[] key = new byte[16];

        assertThat(repeats.isRepeated(key, 50)).isFalse();
        assertThat(repeats.isRepeated(key, 199)).isTrue();
        assertThat(repeats.isRepeated(key, 200)).isFalse();
        assertThat(repeats.isRepeated(key, 201)).isTrue();
    }

    private RetainedReader reader(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
        consumer.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
        consumer.updateEndOffsets(ends);
        return new RetainedReader(
                consumer,
                starts,
                ends,
                RetainedReaderTest::decoded,
                new IntakeRules(IntakeSettings.DEFAULTS),
                new Repeats(Duration.ofHours(6)));
    }

    private static List<String> tracks(RetainedReader reader) {
        List<String> tracks = new ArrayList<>();
        while (reader.hasNext()) {
            tracks.add(((WithTrack) reader.next()).track().value());
        }
        return tracks;
    }

    /// A track and the second at which it was played.
    private static Decoded decoded(byte[] value) {
        String[] words = new String(value, StandardCharsets.UTF_8).split(" ", -1);
        return words.length < 2
                ? new Decoded.Unreadable(Reason.NOT_AVRO, "")
                : new Decoded.Event(ListeningEvent.of(
                        EventType.PLAY,
                        "ann",
                        words[0],
                        Instant.parse("2026-10-01T00:00:00Z").plusSeconds(Long.parseLong(words[1]))));
    }

    private void produce(TopicPartition partition, long first, String... values) {
        for (int i = 0; i < values.length; i++) {
            byte[] value = values[i].getBytes(StandardCharsets.UTF_8);
            consumer.addRecord(new ConsumerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    first + i,
                    ARRIVAL.toEpochMilli(),
                    TimestampType.LOG_APPEND_TIME,
                    0,
                    value.length,
                    new byte[0],
                    value,
                    new RecordHeaders(),
                    Optional.empty()));
        }
    }
}
