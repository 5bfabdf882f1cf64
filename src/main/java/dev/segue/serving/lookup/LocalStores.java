package dev.segue.serving.lookup;

import dev.segue.intake.Ledger;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.ListenerView;
import dev.segue.listener.Taste;
import dev.segue.topology.StateStores;
import dev.segue.wire.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// The rows of this process's own stores, by partition. A store that is not here (yet) is an empty optional.
public final class LocalStores {

    private final KafkaStreams streams;

    /// @param streams the running client
    public LocalStores(KafkaStreams streams) {
        this.streams = streams;
    }

    /// Returns all that ranking may know of a listener; the view of a new one when there is no row.
    public Optional<ListenerView> view(String user, int partition) {
        Optional<ReadOnlyKeyValueStore<Bytes, Taste>> tastes = store(StateStores.TASTE, partition);
        Optional<ReadOnlyKeyValueStore<Bytes, KnownTrack>> tracks = store(StateStores.TRACKS, partition);
        if (tastes.isEmpty() || tracks.isEmpty()) {
            return Optional.empty();
        }
        try {
            Taste taste = tastes.get().get(StoreKeys.of(user));
            return Optional.of(new ListenerView(taste == null ? Taste.NEW : taste, known(user, tracks.get())));
        } catch (InvalidStateStoreException moved) {
            return Optional.empty();
        }
    }

    /// Returns the ledger of an input partition; a new one when nothing has been processed.
    public Optional<Ledger> ledger(int partition) {
        return ledger(StateStores.LEDGER, partition);
    }

    /// Returns the ledger of the track room's partition.
    public Optional<Ledger> trackLedger(int partition) {
        return ledger(StateStores.TRACK_LEDGER, partition);
    }

    /// Returns a store of one partition, for reading it whole.
    ///
    /// @param <V> its rows
    public <V> Optional<ReadOnlyKeyValueStore<Bytes, V>> store(String name, int partition) {
        try {
            return Optional.of(streams.store(
                    StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<Bytes, V>keyValueStore())
                            .withPartition(partition)));
        } catch (InvalidStateStoreException moving) {
            return Optional.empty();
        }
    }

    private Optional<Ledger> ledger(String name, int partition) {
        Optional<ReadOnlyKeyValueStore<Bytes, Ledger>> store = store(name, partition);
        try {
            return store.map(rows -> {
                Ledger ledger = rows.get(StateStores.LEDGER_KEY);
                return ledger == null ? new Ledger(0) : ledger;
            });
        } catch (InvalidStateStoreException moved) {
            return Optional.empty();
        }
    }

    private static List<KnownTrack> known(String user, ReadOnlyKeyValueStore<Bytes, KnownTrack> tracks) {
        List<KnownTrack> known = new ArrayList<>();
        try (KeyValueIterator<Bytes, KnownTrack> rows = tracks.range(StoreKeys.of(user, 0L), StoreKeys.of(user, -1L))) {
            while (rows.hasNext()) {
                known.add(rows.next().value);
            }
        }
        return known;
    }
}
