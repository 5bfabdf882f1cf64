package dev.segue.serving.lookup;

import dev.segue.serving.Readiness;
import dev.segue.serving.Readiness.StoreProgress;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;

/// What the stores of this process are: the owner's copy or a replica, and whether all rows are in it. Thread-safe.
///
/// Streams tells when a store begins and ends to be restored, and when it becomes a replica; a store that moves away is
/// missed by [#observe] after a while.
public final class StoreCopies implements StateRestoreListener, StandbyUpdateListener {

    /// A replica that has come within so many records of its changelog's end once follows its owner from then
    /// on. Not zero: an end may be the marker of a transaction, or records of one that was aborted, which are
    /// never restored.
    private static final long WARM_WITHIN_RECORDS = 100;

    /// While partitions change hands Streams may not name a store that is there, so once is not enough.
    private static final int MISSED_FOR_GOOD = 4;

    private final Map<StoreOfPartition, Progress> stores = new ConcurrentHashMap<>();
    private final Map<StoreOfPartition, Integer> missed = new ConcurrentHashMap<>();
    private volatile boolean hasRun;

    private record StoreOfPartition(String store, int partition) {}

    private record Progress(State state, long restored, long total) {}

    private enum State {
        RESTORING("restoring"),
        RESTORED("active"),
        FILLING("filling standby"),
        WARM("standby");

        private final String text;

        State(String text) {
            this.text = text;
        }
    }

    /// Starts with no stores.
    public StoreCopies() {}

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        stores.put(keyOf(partition, store), new Progress(State.RESTORING, 0, Math.max(0, to - from)));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long count) {
        update(
                partition,
                store,
                (_, progress) -> new Progress(progress.state, progress.restored + count, progress.total));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        stores.put(keyOf(partition, store), new Progress(State.RESTORED, total, total));
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        stores.remove(keyOf(partition, store));
    }

    @Override
    public void onUpdateStart(TopicPartition partition, String store, long from) {
        stores.put(keyOf(partition, store), new Progress(State.FILLING, 0, 0));
    }

    @Override
    public void onBatchLoaded(
            TopicPartition partition, String store, TaskId task, long batchEnd, long batchSize, long end) {
        stores.compute(keyOf(partition, store), (_, progress) -> {
            boolean wasWarm = progress != null && progress.state == State.WARM;
            long restored = batchSize + (progress == null ? 0 : progress.restored);
            State state = wasWarm || isWarm(batchEnd + 1, end) ? State.WARM : State.FILLING;
            return new Progress(state, restored, restored + Math.max(0, end - batchEnd - 1));
        });
    }

    @Override
    public void onUpdateSuspended(TopicPartition partition, String store, long to, long end, SuspendReason reason) {
        stores.remove(keyOf(partition, store));
    }

    /// Corrects what the listeners have told by what is here now: forgets owners' copies that have left, which nobody
    /// tells, and notes replicas that have nothing to load.
    void observe(Map<String, Map<Integer, LagInfo>> lags) {
        stores.forEach((key, progress) -> {
            if (progress.state != State.RESTORED || isIn(lags, key)) {
                missed.remove(key);
            } else if (missed.merge(key, 1, Integer::sum) >= MISSED_FOR_GOOD) {
                missed.remove(key);
                stores.remove(key);
            }
        });
        lags.forEach((store, partitions) -> partitions.forEach((partition, lag) -> stores.computeIfPresent(
                new StoreOfPartition(store, partition),
                (_, progress) ->
                        progress.state == State.FILLING && isWarm(lag.currentOffsetPosition(), lag.endOffsetPosition())
                                ? new Progress(State.WARM, progress.restored, progress.restored)
                                : progress)));
    }

    /// A replica in which nothing is yet is not warm, however little there is to come: it would take everybody for a
    /// stranger.
    private static boolean isWarm(long position, long end) {
        return end - position <= WARM_WITHIN_RECORDS && (position > 0 || end == 0);
    }

    /// Returns whether the store is the owner's copy with all rows in it.
    boolean isRestored(String store, int partition) {
        return isIn(State.RESTORED, store, partition);
    }

    /// Returns whether the store is a replica that follows its owner.
    boolean isWarmStandby(String store, int partition) {
        return isIn(State.WARM, store, partition);
    }

    /// Returns whether every look-up can be answered: from what is here, or by another process that owns it. While
    /// partitions change hands that goes on, once this process has run.
    ///
    /// @param state of the client
    /// @param modelComplete whether the model room has been read to its end
    public Readiness readiness(KafkaStreams.State state, boolean modelComplete) {
        boolean restoring = stores.values().stream().anyMatch(progress -> progress.state == State.RESTORING);
        boolean running = state == KafkaStreams.State.RUNNING && !restoring;
        hasRun |= running;
        boolean rebalancing = state == KafkaStreams.State.REBALANCING && hasRun && !restoring;
        return new Readiness(
                modelComplete && (running || rebalancing),
                modelComplete,
                state.name().toLowerCase(Locale.ROOT),
                progress());
    }

    private List<StoreProgress> progress() {
        return stores.entrySet().stream()
                .map(entry -> progress(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(StoreProgress::store).thenComparingInt(StoreProgress::partition))
                .toList();
    }

    private static boolean isIn(Map<String, Map<Integer, LagInfo>> lags, StoreOfPartition key) {
        return lags.getOrDefault(key.store, Map.of()).containsKey(key.partition);
    }

    private boolean isIn(State state, String store, int partition) {
        Progress progress = stores.get(new StoreOfPartition(store, partition));
        return progress != null && progress.state == state;
    }

    private void update(
            TopicPartition partition, String store, BiFunction<StoreOfPartition, Progress, Progress> change) {
        stores.computeIfPresent(keyOf(partition, store), change);
    }

    private static StoreProgress progress(StoreOfPartition key, Progress progress) {
        return new StoreProgress(
                key.store,
                key.partition,
                progress.state.text,
                progress.restored,
                Math.max(progress.restored, progress.total));
    }

    private static StoreOfPartition keyOf(TopicPartition partition, String store) {
        return new StoreOfPartition(store, partition.partition());
    }
}
