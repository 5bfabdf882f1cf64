package dev.segue.serving.lookup;

import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.ranking.Model;
import dev.segue.serving.Dumps;
import dev.segue.topology.StateStores;
import dev.segue.wire.StoreKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// Reads the stores of this process whole. Memory: one row, and of the successors one track's slots.
public final class StoreDumps implements Dumps {

    /// The stores that can be read.
    public static final List<String> NAMES = List.of(
            StateStores.TASTE,
            StateStores.TRACKS,
            StateStores.HISTORY,
            StateStores.IMPRESSIONS,
            StateStores.LEDGER,
            StateStores.TOTALS,
            StateStores.SUCCESSORS,
            StateStores.TRACK_LEDGER);

    private final LocalStores stores;
    private final int partitions;
    private final CoListenSettings coListens;
    private final ListenerDumpRows listeners;
    private final TrackDumpRows tracks;

    /// @param stores the rows of this process
    /// @param model knows the ids behind fingerprints
    /// @param coListens how updates that are not merged yet are merged
    /// @param partitions how many input partitions there are
    public StoreDumps(LocalStores stores, Model model, CoListenSettings coListens, int partitions) {
        this.stores = stores;
        this.partitions = partitions;
        this.coListens = coListens;
        DumpedTracks names = new DumpedTracks(model);
        this.listeners = new ListenerDumpRows(names);
        this.tracks = new TrackDumpRows(names);
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public Coverage coverage(String store) {
        return new Coverage(here(store).size(), partitions);
    }

    @Override
    public void write(String store, int expected, Consumer<Map<String, Object>> row) {
        List<Integer> here = here(store);
        if (here.size() != expected) {
            throw new IllegalStateException(
                    "%d partitions of %s are here, no longer %d".formatted(here.size(), store, expected));
        }
        for (int partition : here) {
            try {
                writePartition(store, partition, row);
            } catch (InvalidStateStoreException moved) {
                throw new IllegalStateException(
                        "partition %d of %s moved away while it was read".formatted(partition, store), moved);
            }
        }
    }

    private List<Integer> here(String store) {
        List<Integer> here = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            if (stores.store(store, partition).isPresent()) {
                here.add(partition);
            }
        }
        return here;
    }

    private void writePartition(String store, int partition, Consumer<Map<String, Object>> row) {
        BiConsumer<Map<String, Object>, Map<String, Object>> sink = (key, fields) -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("store", store);
            line.put("partition", partition);
            line.put("key", key);
            line.putAll(fields);
            row.accept(line);
        };
        switch (store) {
            case StateStores.TASTE ->
                each(store, partition, (key, value) -> ListenerDumpRows.user(key), listeners::taste, sink);
            case StateStores.TRACKS -> each(store, partition, listeners::userAndTrack, listeners::known, sink);
            case StateStores.HISTORY ->
                each(store, partition, (key, chunk) -> ListenerDumpRows.userAndChunk(key), listeners::chunk, sink);
            case StateStores.IMPRESSIONS ->
                each(
                        store,
                        partition,
                        (key, value) -> Map.of("user", StoreKeys.trailingIdOf(key)),
                        listeners::impression,
                        sink);
            case StateStores.LEDGER, StateStores.TRACK_LEDGER ->
                each(store, partition, (key, value) -> Map.of(), ListenerDumpRows::ledger, sink);
            case StateStores.TOTALS ->
                each(store, partition, (key, value) -> tracks.key(StoreKeys.idOf(key)), TrackDumpRows::totals, sink);
            case StateStores.SUCCESSORS -> successors(partition, sink);
            default -> throw new IllegalArgumentException("no dump of store %s; there are %s".formatted(store, NAMES));
        }
    }

    private <V> void each(
            String store,
            int partition,
            BiFunction<Bytes, V, Map<String, Object>> key,
            Function<V, Map<String, Object>> fields,
            BiConsumer<Map<String, Object>, Map<String, Object>> sink) {
        try (KeyValueIterator<Bytes, V> rows = this.<V>all(store, partition)) {
            while (rows.hasNext()) {
                KeyValue<Bytes, V> row = rows.next();
                sink.accept(key.apply(row.key, row.value), fields.apply(row.value));
            }
        }
    }

    private void successors(int partition, BiConsumer<Map<String, Object>, Map<String, Object>> sink) {
        MergedSuccessors merged =
                new MergedSuccessors(coListens, (track, row) -> sink.accept(tracks.key(track), tracks.successors(row)));
        try (KeyValueIterator<Bytes, byte[]> slots = this.<byte[]>all(StateStores.SUCCESSORS, partition)) {
            while (slots.hasNext()) {
                KeyValue<Bytes, byte[]> slot = slots.next();
                merged.add(slot.key, slot.value);
            }
        }
        merged.finish();
    }

    private <V> KeyValueIterator<Bytes, V> all(String store, int partition) {
        Optional<ReadOnlyKeyValueStore<Bytes, V>> rows = stores.store(store, partition);
        return rows.orElseThrow(() -> new InvalidStateStoreException("partition %d has just left".formatted(partition)))
                .all();
    }
}
