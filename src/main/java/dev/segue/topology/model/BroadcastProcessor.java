package dev.segue.topology.model;

import dev.segue.events.Fingerprint;
import dev.segue.events.TrackId;
import dev.segue.ranking.Model;
import dev.segue.topology.Counters;
import dev.segue.topology.Counters.Count;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one broadcast topic into the model. It never throws, because that would end the whole client: a row that does
/// not read is logged and counted.
final class BroadcastProcessor implements Processor<String, byte[], Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(BroadcastProcessor.class);

    private final Model model;
    private final Counters counters;
    private final BiConsumer<TrackId, byte[]> apply;

    BroadcastProcessor(Model model, Counters counters, BiConsumer<TrackId, byte[]> apply) {
        this.model = model;
        this.counters = counters;
        this.apply = apply;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        String key = record.key();
        if (key == null || key.isEmpty()) {
            counters.add(Count.ROWS_UNREADABLE);
            return;
        }
        byte @Nullable [] value = record.value();
        if (value == null) {
            model.remove(Fingerprint.of(key));
            return;
        }
        try {
            apply.accept(new TrackId(key), value);
            counters.add(Count.ROWS_RECEIVED);
        } catch (RuntimeException unreadable) {
            counters.add(Count.ROWS_UNREADABLE);
            LOG.warn("row of track {} in the broadcast does not read and is passed over", key, unreadable);
        }
    }
}
