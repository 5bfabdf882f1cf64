package dev.segue.serving.lookup;

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
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;

/// Puts each track's row and the updates that are not merged into it together, as the owner will.
///
/// Entries come in the order of the store, in which those of one track follow each other and its row, number 0, is the
/// first.
final class MergedSuccessors {

    private static final long ROW = 0;

    private final CoListenSettings settings;
    private final BiConsumer<String, SuccessorRow> sink;
    private final Deserializer<SuccessorRow> rows = TrackRows.successors().deserializer();
    private final Deserializer<TrackUpdate> updates = TrackUpdateSerde.serde().deserializer();
    private final List<Successor> pending = new ArrayList<>();
    private String track = "";
    private SuccessorRow row = SuccessorRow.NONE;

    /// @param sink takes a track's id and its row
    MergedSuccessors(CoListenSettings settings, BiConsumer<String, SuccessorRow> sink) {
        this.settings = settings;
        this.sink = sink;
    }

    void add(Bytes key, byte[] value) {
        String id = StoreKeys.leadingIdOf(key);
        if (!id.equals(track)) {
            finish();
            track = id;
        }
        if (StoreKeys.trailingNumberOf(key) == ROW) {
            row = rows.deserialize(StateStores.SUCCESSORS, value);
        } else {
            pending.addAll(updates.deserialize(StateStores.SUCCESSORS, value).successors());
        }
    }

    /// Hands over the last track.
    void finish() {
        if (!track.isEmpty()) {
            sink.accept(track, row.merge(pending, settings));
        }
        track = "";
        row = SuccessorRow.NONE;
        pending.clear();
    }
}
