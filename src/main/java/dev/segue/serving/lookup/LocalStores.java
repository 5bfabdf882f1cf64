package dev.segue.serving.lookup;

import dev.segue.intake.Ledger;
import dev.segue.listener.Impression;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.Taste;
import dev.segue.serving.Freshness.Copy;
import dev.segue.topology.StateStores;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// The stores of this process, by partition. One that is not here (yet) is an empty optional.
public final class LocalStores {

    private final KafkaStreams streams;
    private final StoreCopies copies;

    /// @param streams the running client
    /// @param copies what its copies are, told by its listeners
    public LocalStores(KafkaStreams streams, StoreCopies copies) {
        this.streams = streams;
        this.copies = copies;
    }

    /// Returns the owner's copy of a partition of the listener room; failing that a replica, if one will do and is not
    /// still being filled.
    Optional<PartitionCopy> copy(int partition, boolean standbyToo) {
        Optional<PartitionCopy> active = copy(partition, Copy.ACTIVE);
        return active.isPresent() || !standbyToo ? active : copy(partition, Copy.STANDBY);
    }

    /// Returns the ledger of an input partition, of the owner's copy or, if one will do, of a replica.
    Optional<Ledger> ledger(int partition, boolean standbyToo) {
        Optional<Ledger> active = ledger(StateStores.LEDGER, partition, Copy.ACTIVE);
        return active.isPresent() || !standbyToo ? active : ledger(StateStores.LEDGER, partition, Copy.STANDBY);
    }

    /// Returns the ledger of the track room's partition, as its owner has it.
    Optional<Ledger> trackLedger(int partition) {
        return ledger(StateStores.TRACK_LEDGER, partition, Copy.ACTIVE);
    }

    /// Returns a store of one partition that this process owns, for reading it whole.
    ///
    /// @param <V> its rows
    public <V> Optional<ReadOnlyKeyValueStore<Bytes, V>> store(String name, int partition) {
        return opened(name, partition, Copy.ACTIVE);
    }

    private Optional<PartitionCopy> copy(int partition, Copy copy) {
        Optional<Ledger> ledger = ledger(StateStores.LEDGER, partition, copy);
        if (ledger.isEmpty()) {
            return Optional.empty();
        }
        Optional<ReadOnlyKeyValueStore<Bytes, Taste>> tastes = opened(StateStores.TASTE, partition, copy);
        Optional<ReadOnlyKeyValueStore<Bytes, KnownTrack>> tracks = opened(StateStores.TRACKS, partition, copy);
        Optional<ReadOnlyKeyValueStore<Bytes, Impression>> impressions =
                opened(StateStores.IMPRESSIONS, partition, copy);
        return tastes.isEmpty() || tracks.isEmpty() || impressions.isEmpty()
                ? Optional.empty()
                : Optional.of(new PartitionCopy(copy, ledger.get(), tastes.get(), tracks.get(), impressions.get()));
    }

    /// Streams lets no thread close a store during a `get`, whatever the key; asking for the number of rows instead
    /// has met a closed database and ended the process with a segmentation fault.
    private <V> Optional<ReadOnlyKeyValueStore<Bytes, V>> opened(String name, int partition, Copy copy) {
        return this.<V, ReadOnlyKeyValueStore<Bytes, V>>reading(name, partition, copy, (store, _) -> {
            var _ = store.get(StateStores.LEDGER_KEY);
            return Optional.of(store);
        });
    }

    /// A task that has just been wiped, to be restored from its changelog, is still taken for complete until that
    /// begins: a copy that may be stale and has processed nothing is no copy.
    private Optional<Ledger> ledger(String name, int partition, Copy copy) {
        return this.<Ledger, Ledger>reading(name, partition, copy, (rows, stale) -> {
            Optional<Ledger> ledger = Optional.ofNullable(rows.get(StateStores.LEDGER_KEY));
            return stale ? ledger : ledger.or(() -> Optional.of(new Ledger(0)));
        });
    }

    /// Streams hands out a store that is not here, too: only reading tells.
    ///
    /// While a thread takes over or gives up some partitions, none of its stores can be read unless stale ones
    /// will do; then [StoreCopies] says which of them are complete.
    ///
    /// @param read reads the store, told whether it may be stale
    private <V, T> Optional<T> reading(
            String name,
            int partition,
            Copy copy,
            BiFunction<ReadOnlyKeyValueStore<Bytes, V>, Boolean, Optional<T>> read) {
        StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, V>> query = StoreQueryParameters.fromNameAndType(
                        name, QueryableStoreTypes.<Bytes, V>keyValueStore())
                .withPartition(partition);
        Optional<T> active = copy == Copy.ACTIVE ? reading(query, store -> read.apply(store, false)) : Optional.empty();
        boolean complete =
                copy == Copy.ACTIVE ? copies.isRestored(name, partition) : copies.isWarmStandby(name, partition);
        return active.isPresent() || !complete
                ? active
                : reading(query.enableStaleStores(), store -> read.apply(store, true));
    }

    private <V, T> Optional<T> reading(
            StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, V>> query,
            Function<ReadOnlyKeyValueStore<Bytes, V>, Optional<T>> read) {
        try {
            return read.apply(streams.store(query));
        } catch (InvalidStateStoreException | IllegalStateException moving) {
            return Optional.empty();
        }
    }
}
