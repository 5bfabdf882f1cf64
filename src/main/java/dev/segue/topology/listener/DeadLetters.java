package dev.segue.topology.listener;

import dev.segue.intake.Reason;
import dev.segue.wire.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Makes dead letters: the record byte for byte, and why it could not be accepted.
final class DeadLetters {

    private DeadLetters() {}

    static DeadLetter of(
            Reason reason,
            String detail,
            String topic,
            Origin origin,
            long arrivalMillis,
            byte @Nullable [] key,
            byte @Nullable [] value) {
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason(reason.code())
                .setDetail(detail)
                .setSourceTopic(topic)
                .setSourcePartition(origin.partition())
                .setSourceOffset(origin.offset())
                .setArrivedAt(Instant.ofEpochMilli(arrivalMillis))
                .build();
        if (key != null) {
            letter.setKey(ByteBuffer.wrap(key));
        }
        if (value != null) {
            letter.setValue(ByteBuffer.wrap(value));
        }
        return letter;
    }

    /// Returns headers that say in plain text what a tool without Avro wants to know.
    static Headers headersOf(DeadLetter letter) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "reason", letter.getReason());
        add(headers, "source-topic", letter.getSourceTopic());
        add(headers, "source-partition", Integer.toString(letter.getSourcePartition()));
        add(headers, "source-offset", Long.toString(letter.getSourceOffset()));
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
