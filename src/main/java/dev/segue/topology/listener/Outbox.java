package dev.segue.topology.listener;

import dev.segue.events.AddressedUpdate;
import dev.segue.events.OfGeneration;
import dev.segue.intake.Ledger;
import dev.segue.learning.ranker.RankerUpdate;
import dev.segue.topology.Nodes;
import dev.segue.wire.DeadLetter;
import dev.segue.wire.ModelMetrics;
import dev.segue.wire.Recommendations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// What leaves the listener room, each to its topic.
final class Outbox {

    private final ProcessorContext<byte[], Object> context;

    Outbox(ProcessorContext<byte[], Object> context) {
        this.context = context;
    }

    void send(List<AddressedUpdate> updates, long arrivalMillis, Ledger ledger) {
        for (AddressedUpdate addressed : updates) {
            forward(
                    utf8(addressed.track().value()),
                    addressed.update(),
                    arrivalMillis,
                    new RecordHeaders(),
                    Nodes.TO_UPDATES);
        }
        ledger.sent(updates.size());
    }

    void reroute(byte[] user, byte[] value, long arrivalMillis, Origin origin) {
        forward(user, value, arrivalMillis, origin.headers(), Nodes.TO_REROUTED);
    }

    @SuppressWarnings("NullAway") // a dead letter keeps the key of its record, which may have none
    void deadLetter(byte @Nullable [] key, DeadLetter letter, long arrivalMillis) {
        forward(key, letter, arrivalMillis, DeadLetters.headersOf(letter), Nodes.TO_DEAD_LETTERS);
    }

    void publish(String user, Recommendations list, long arrivalMillis) {
        forward(utf8(user), list, arrivalMillis, new RecordHeaders(), Nodes.TO_RECOMMENDATIONS);
    }

    void report(int partition, ModelMetrics metrics, long atMillis) {
        forward(utf8(Integer.toString(partition)), metrics, atMillis, new RecordHeaders(), Nodes.TO_METRICS);
    }

    void teach(OfGeneration<RankerUpdate> update, long atMillis) {
        forward(
                utf8(Integer.toString(update.value().replica())),
                update,
                atMillis,
                new RecordHeaders(),
                Nodes.TO_RANKER_UPDATES);
    }

    private void forward(byte[] key, Object value, long timestamp, Headers headers, String sink) {
        context.forward(new Record<>(key, value, Math.max(0, timestamp), headers), sink);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
