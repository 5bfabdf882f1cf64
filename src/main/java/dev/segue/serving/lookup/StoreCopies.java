package dev.segue.serving.lookup;

import dev.segue.serving.Readiness;
import dev.segue.serving.Readiness.StoreProgress;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
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

    /// A process that joins others is given its partitions in several rebalances, a second or so apart.
    private static final long QUIET_NANOS = 3_000_000_000L;

    private final LongSupplier nanoClock;
    private final Map<StoreOfPartition, Progress> stores = new ConcurrentHashMap<>();
    private final Map<StoreOfPartition, Integer> missed = new ConcurrentHashMap<>();
    private volatile int settledReplicas;
    private volatile long changedNanos;
    private volatile boolean hasRun;

    private record StoreOfPartition(String store, int partition) {}

    private record Progress(State state, long restored, long total) {}

    private enum State {
        RESTORING("restoring"),
        RESTORED("active"),
        FILLING("filling standby"),
        WARM("standby"),

        /// A replica that followed its owner and is to take over; nothing is read into it at the moment.
        PROMOTED("taking over"),

        /// The same, while it reads the last records of its owner.
        CATCHING_UP("taking over");

        private static final Set<State> READABLE_AS_REPLICA = EnumSet.of(WARM, PROMOTED, CATCHING_UP);
        private static final Set<State> UNSETTLED = EnumSet.of(RESTORING, FILLING);
        private static final Set<State> LEAVES_UNTOLD = EnumSet.of(RESTORED, PROMOTED, CATCHING_UP);

        private final String text;

        State(String text) {
            this.text = text;
        }
    }

    /// Starts with no stores.
    ///
    /// @param nanoClock nanoseconds from any start
    public StoreCopies(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.changedNanos = nanoClock.getAsLong();
    }

    /// Notes that the state of the client has changed, as a rebalance does.
    public void changed() {
        changedNanos = nanoClock.getAsLong();
    }

    /// A replica that takes over can be read all the while. One that is restored a second time has been wiped in
    /// between.
    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        stores.compute(keyOf(partition, store), (_, progress) -> {
            boolean takesOver = progress != null && progress.state == State.PROMOTED;
            return new Progress(takesOver ? State.CATCHING_UP : State.RESTORING, 0, Math.max(0, to - from));
        });
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
        stores.computeIfPresent(
                keyOf(partition, store),
                (_, progress) -> progress.state == State.WARM && reason == SuspendReason.PROMOTED
                        ? new Progress(State.PROMOTED, progress.restored, progress.total)
                        : null);
    }

    /// Corrects what the listeners have told by what is here now: forgets owners' copies that have left, which nobody
    /// tells, and notes replicas that have nothing to load, and whether all that is here is complete.
    ///
    /// @param replicas partitions of which this process was to hold a replica before it was asked for the lags
    void observe(Map<String, Map<Integer, LagInfo>> lags, int replicas) {
        stores.forEach((key, progress) -> {
            if (!State.LEAVES_UNTOLD.contains(progress.state) || isIn(lags, key)) {
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
        boolean settled = lags.entrySet().stream()
                .allMatch(store -> store.getValue().entrySet().stream()
                        .allMatch(copy -> isSettled(store.getKey(), copy.getKey(), copy.getValue())));
        settledReplicas = settled ? replicas : 0;
    }

    /// Nobody tells of a store that was missed for good and is here again.
    private boolean isSettled(String store, int partition, LagInfo lag) {
        Progress progress = stores.get(new StoreOfPartition(store, partition));
        return progress == null
                ? isWarm(lag.currentOffsetPosition(), lag.endOffsetPosition())
                : !State.UNSETTLED.contains(progress.state);
    }

    /// A replica in which nothing is yet is not warm, however little there is to come: it would take everybody for a
    /// stranger.
    private static boolean isWarm(long position, long end) {
        return end - position <= WARM_WITHIN_RECORDS && (position > 0 || end == 0);
    }

    /// Returns whether the store is the owner's copy with all rows in it.
    boolean isRestored(String store, int partition) {
        Progress progress = stores.get(new StoreOfPartition(store, partition));
        return progress != null && progress.state == State.RESTORED;
    }

    /// Returns whether the store is a replica that follows its owner, or did until it was told to take over.
    boolean isWarmStandby(String store, int partition) {
        Progress progress = stores.get(new StoreOfPartition(store, partition));
        return progress != null && State.READABLE_AS_REPLICA.contains(progress.state);
    }

    /// Returns whether every look-up can be answered: from what is here, or by another process that owns it. While
    /// partitions change hands that goes on, once this process has run.
    ///
    /// A process that joins others is not ready before its partitions have stopped changing hands and its replicas
    /// follow their owners: whoever restarts the processes in turn stops the next one then.
    ///
    /// @param state of the client
    /// @param modelComplete whether the model room has been read to its end
    /// @param alone whether there is no other process
    /// @param replicas partitions of which this process is to hold a replica
    public Readiness readiness(KafkaStreams.State state, boolean modelComplete, boolean alone, int replicas) {
        boolean restoring = stores.values().stream().anyMatch(progress -> progress.state == State.RESTORING);
        boolean atRest = settledReplicas >= replicas && nanoClock.getAsLong() - changedNanos >= QUIET_NANOS;
        hasRun |= state == KafkaStreams.State.RUNNING && !restoring && (alone || atRest);
        boolean answering = state == KafkaStreams.State.RUNNING || state == KafkaStreams.State.REBALANCING;
        return new Readiness(
                modelComplete && hasRun && answering && !restoring,
                modelComplete,
                state.name().toLowerCase(Locale.ROOT),
                progress());
    }

    /// Returns of how many partitions of its rooms a client is to hold a replica at the moment.
    public static int replicas(KafkaStreams streams) {
        return streams.metadataForLocalThreads().stream()
                .mapToInt(thread -> thread.standbyTasks().size())
                .sum();
    }

    /// Returns whether no other process is known to a client.
    public static boolean isAlone(KafkaStreams streams) {
        try {
            return streams.metadataForAllStreamsClients().size() <= 1;
        } catch (IllegalStateException notRunning) {
            return true;
        }
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
