package dev.segue.topology.track;

import dev.segue.events.TrackUpdate;
import dev.segue.events.TrackUpdate.Successor;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.colistens.SuccessorRow;
import dev.segue.topology.StateStores;
import dev.segue.wire.StoreKeys;
import dev.segue.wire.TrackRows;
import dev.segue.wire.TrackUpdateSerde;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// A track's successors as they are stored: a row, and the updates that are not merged into it yet.
///
/// An update is one small put; reading and writing a row of 2 KB for each would cost five times as much. Slots are
/// numbered by the track's count of updates, which the caller keeps.
final class SuccessorSlots {

    private static final long ROW = 0;

    private final KeyValueStore<Bytes, byte[]> store;
    private final CoListenSettings settings;
    private final Serde<SuccessorRow> rowSerde = TrackRows.successors();
    private final Serde<TrackUpdate> updateSerde = TrackUpdateSerde.serde();

    SuccessorSlots(ProcessorContext<?, ?> context, CoListenSettings settings) {
        this.store = context.getStateStore(StateStores.SUCCESSORS);
        this.settings = settings;
    }

    /// Appends an update.
    ///
    /// @param number the track's count of updates, this one included
    void append(String track, long number, TrackUpdate update) {
        store.put(StoreKeys.of(track, number), updateSerde.serializer().serialize(StateStores.SUCCESSORS, update));
        if (number % settings.mergeEvery() == 0) {
            merged(track);
        }
    }

    /// Merges all slots into the row, stores and returns it.
    SuccessorRow merged(String track) {
        SuccessorRow row = SuccessorRow.NONE;
        List<Successor> successors = new ArrayList<>();
        List<Bytes> slots = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(StoreKeys.of(track, ROW), StoreKeys.of(track, Long.MAX_VALUE))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (StoreKeys.trailingNumberOf(entry.key) == ROW) {
                    row = rowSerde.deserializer().deserialize(StateStores.SUCCESSORS, entry.value);
                } else {
                    slots.add(entry.key);
                    successors.addAll(updateSerde
                            .deserializer()
                            .deserialize(StateStores.SUCCESSORS, entry.value)
                            .successors());
                }
            }
        }
        if (slots.isEmpty()) {
            return row;
        }
        SuccessorRow merged = row.merge(successors, settings);
        store.put(StoreKeys.of(track, ROW), rowSerde.serializer().serialize(StateStores.SUCCESSORS, merged));
        slots.forEach(store::delete);
        return merged;
    }
}
