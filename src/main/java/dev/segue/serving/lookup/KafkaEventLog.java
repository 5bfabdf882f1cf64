package dev.segue.serving.lookup;

import dev.segue.events.ListeningEvent;
import dev.segue.serving.EventLog;
import dev.segue.serving.Position;
import dev.segue.wire.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serializer;

/// The log as a Kafka topic: an append is over when every broker that must have the events has them.
public final class KafkaEventLog implements EventLog {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;
    private final Serializer<dev.segue.wire.ListeningEvent> serializer;
    private final String topic;

    /// @param producer writes with `acks=all`; stays the caller's
    /// @param serializer writes the events' values
    /// @param topic the full name of `listening-events`
    public KafkaEventLog(
            Producer<byte[], byte[]> producer, Serializer<dev.segue.wire.ListeningEvent> serializer, String topic) {
        this.producer = producer;
        this.serializer = serializer;
        this.topic = topic;
    }

    @Override
    public Appended append(List<ListeningEvent> events) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
            for (ListeningEvent event : events) {
                sent.add(send(event));
            }
            return new Appended.Acknowledged(positionOf(sent));
        } catch (TimeoutException | ExecutionException e) {
            return unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable(e);
        } catch (RuntimeException e) {
            return unavailable(e);
        }
    }

    private Future<RecordMetadata> send(ListeningEvent event) {
        byte[] key = event.user().getBytes(StandardCharsets.UTF_8);
        byte[] value = serializer.serialize(topic, EventCodec.toWire(event));
        return producer.send(new ProducerRecord<>(topic, key, value));
    }

    private static Position positionOf(List<Future<RecordMetadata>> sent)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<Integer, Long> offsets = new HashMap<>();
        for (Future<RecordMetadata> future : sent) {
            RecordMetadata metadata = future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            offsets.merge(metadata.partition(), metadata.offset(), Math::max);
        }
        return Position.of(offsets);
    }

    private static Appended unavailable(Exception why) {
        Throwable cause = why.getCause() == null ? why : why.getCause();
        return new Appended.Unavailable(
                "the log did not acknowledge the events (%s); send the same again, nothing is counted twice"
                        .formatted(cause.getClass().getSimpleName()),
                RETRY_AFTER);
    }
}
