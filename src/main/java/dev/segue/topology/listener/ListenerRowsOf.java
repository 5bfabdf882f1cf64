package dev.segue.topology.listener;

import dev.segue.events.ListenerId;
import dev.segue.listener.HistoryChunk;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.ListenerView;
import dev.segue.listener.Taste;
import dev.segue.topology.StateStores;
import dev.segue.wire.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// The rows of the listeners of one partition, behind the names of the domain.
final class ListenerRowsOf {

    private static final long LOWEST = 0L;
    private static final long HIGHEST = -1L;

    private final KeyValueStore<Bytes, Taste> tastes;
    private final KeyValueStore<Bytes, KnownTrack> tracks;
    private final KeyValueStore<Bytes, HistoryChunk> history;

    ListenerRowsOf(ProcessorContext<?, ?> context) {
        tastes = context.getStateStore(StateStores.TASTE);
        tracks = context.getStateStore(StateStores.TRACKS);
        history = context.getStateStore(StateStores.HISTORY);
    }

    Taste taste(String user) {
        Taste taste = tastes.get(StoreKeys.of(user));
        return taste == null ? Taste.NEW : taste;
    }

    void put(String user, Taste taste) {
        tastes.put(StoreKeys.of(user), taste);
    }

    KnownTrack track(String user, long track) {
        KnownTrack known = tracks.get(StoreKeys.of(user, track));
        return known == null ? KnownTrack.unknown(track) : known;
    }

    void put(String user, KnownTrack known) {
        tracks.put(StoreKeys.of(user, known.track()), known);
    }

    void put(String user, HistoryChunk chunk) {
        history.put(StoreKeys.of(user, chunk.number()), chunk);
    }

    /// Returns all that ranking may know of a listener. Cost: a range scan of the tracks that they know.
    ListenerView view(String user, Taste taste) {
        List<KnownTrack> known = new ArrayList<>();
        try (KeyValueIterator<Bytes, KnownTrack> rows =
                tracks.range(StoreKeys.of(user, LOWEST), StoreKeys.of(user, HIGHEST))) {
            while (rows.hasNext()) {
                known.add(rows.next().value);
            }
        }
        return new ListenerView(new ListenerId(user), taste, known);
    }

    /// Returns whether any chunk of a listener's history passes a test. Cost: a scan of the whole history.
    boolean anyChunk(String user, Predicate<HistoryChunk> test) {
        try (KeyValueIterator<Bytes, HistoryChunk> chunks =
                history.range(StoreKeys.of(user, LOWEST), StoreKeys.of(user, HIGHEST))) {
            while (chunks.hasNext()) {
                KeyValue<Bytes, HistoryChunk> chunk = chunks.next();
                if (test.test(chunk.value)) {
                    return true;
                }
            }
            return false;
        }
    }
}
