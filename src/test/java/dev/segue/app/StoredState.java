package dev.segue.app;

import dev.segue.events.TrackUpdate;
import dev.segue.learning.colistens.SuccessorRow;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.listener.HistoryChunk;
import dev.segue.listener.RecentPlay;
import dev.segue.recount.Recount.Weight;
import dev.segue.topology.StateStores;
import dev.segue.wire.ListenerRows;
import dev.segue.wire.StoreKeys;
import dev.segue.wire.TrackRows;
import dev.segue.wire.TrackUpdateSerde;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;

/// What Segue has stored, read from outside.
record StoredState(TopicContents topics) {

    /// @param track fingerprint of the track
    /// @param atMillis its event time
    record StoredPlay(long track, long atMillis) {}

    /// @param from the track that was played first
    /// @param to fingerprint of the track that followed
    record StoredFollowing(String from, long to) {}

    Map<String, List<StoredPlay>> histories() {
        Map<String, TreeMap<Long, List<RecentPlay>>> chunks = new HashMap<>();
        topics.store(StateStores.HISTORY).forEach((key, value) -> {
            HistoryChunk chunk = ListenerRows.historyChunk().deserializer().deserialize(StateStores.HISTORY, value);
            chunks.computeIfAbsent(StoreKeys.leadingIdOf(key), _ -> new TreeMap<>())
                    .put(StoreKeys.trailingNumberOf(key), chunk.plays());
        });
        Map<String, List<StoredPlay>> histories = new HashMap<>();
        topics.store(StateStores.TASTE).forEach((key, value) -> {
            String user = StoreKeys.idOf(key);
            List<StoredPlay> plays = new ArrayList<>();
            chunks.getOrDefault(user, new TreeMap<>())
                    .values()
                    .forEach(chunk -> chunk.forEach(play -> plays.add(stored(play))));
            ListenerRows.taste()
                    .deserializer()
                    .deserialize(StateStores.TASTE, value)
                    .unchunked()
                    .forEach(play -> plays.add(stored(play)));
            if (!plays.isEmpty()) {
                histories.put(user, plays);
            }
        });
        return histories;
    }

    Map<String, TrackTotals> totals() {
        Map<String, TrackTotals> totals = new HashMap<>();
        topics.store(StateStores.TOTALS)
                .forEach((key, value) -> totals.put(
                        StoreKeys.idOf(key), TrackRows.totals().deserializer().deserialize(StateStores.TOTALS, value)));
        return totals;
    }

    /// Rows and the updates that wait to be merged into them, together.
    Map<StoredFollowing, Weight> successors() {
        Map<StoredFollowing, Weight> sums = new HashMap<>();
        topics.store(StateStores.SUCCESSORS).forEach((key, value) -> add(key, value, sums));
        sums.values().removeIf(weight -> weight.pairs() == 0);
        return sums;
    }

    private static void add(Bytes key, byte[] value, Map<StoredFollowing, Weight> sums) {
        String track = StoreKeys.leadingIdOf(key);
        if (StoreKeys.trailingNumberOf(key) == 0) {
            SuccessorRow row = TrackRows.successors().deserializer().deserialize(StateStores.SUCCESSORS, value);
            for (int i = 0; i < row.size(); i++) {
                sums.merge(
                        new StoredFollowing(track, row.track(i)), new Weight(row.units(i), row.pairs(i)), Weight::plus);
            }
            return;
        }
        for (TrackUpdate.Successor one : TrackUpdateSerde.serde()
                .deserializer()
                .deserialize(StateStores.SUCCESSORS, value)
                .successors()) {
            if (!one.skipped()) {
                sums.merge(new StoredFollowing(track, one.track()), new Weight(one.units(), 1), Weight::plus);
            }
        }
    }

    private static StoredPlay stored(RecentPlay play) {
        return new StoredPlay(play.track(), play.atMillis());
    }
}
