package dev.segue.serving.lookup;

import dev.segue.intake.Ledger;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.ListenerView;
import dev.segue.listener.Taste;
import dev.segue.serving.Freshness.Copy;
import dev.segue.wire.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// One partition of the listener room as this process holds it. Reading throws `InvalidStateStoreException` when it has
/// left meanwhile.
///
/// @param copy whose copy it is
/// @param ledger its ledger when it was looked for; new when nothing has been processed. What is read of listeners may
/// have gone further
/// @param tastes the tastes of its listeners
/// @param tracks what its listeners know
record PartitionCopy(
        Copy copy,
        Ledger ledger,
        ReadOnlyKeyValueStore<Bytes, Taste> tastes,
        ReadOnlyKeyValueStore<Bytes, KnownTrack> tracks) {

    /// Returns all that ranking may know of a listener; the view of a new one when there is no row.
    ListenerView view(String user) {
        return new ListenerView(taste(user), known(user));
    }

    /// Returns the listener's state row alone; that of a new one when there is none.
    Taste taste(String user) {
        Taste taste = tastes.get(StoreKeys.of(user));
        return taste == null ? Taste.NEW : taste;
    }

    private List<KnownTrack> known(String user) {
        List<KnownTrack> known = new ArrayList<>();
        try (KeyValueIterator<Bytes, KnownTrack> rows = tracks.range(StoreKeys.of(user, 0L), StoreKeys.of(user, -1L))) {
            while (rows.hasNext()) {
                known.add(rows.next().value);
            }
        }
        return known;
    }
}
