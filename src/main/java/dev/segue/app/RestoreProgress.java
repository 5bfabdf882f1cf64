package dev.segue.app;

import dev.segue.serving.Readiness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;

/// How far each store has been restored, for `/health/ready`. Thread-safe.
final class RestoreProgress implements StateRestoreListener {

    private final Map<StoreOfPartition, Progress> stores = new ConcurrentHashMap<>();

    private record StoreOfPartition(String store, int partition) {}

    private record Progress(String state, long restored, long total) {}

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        stores.put(keyOf(partition, store), new Progress("restoring", 0, Math.max(0, to - from)));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long count) {
        stores.computeIfPresent(
                keyOf(partition, store),
                (_, progress) -> new Progress("restoring", progress.restored() + count, progress.total()));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        stores.put(keyOf(partition, store), new Progress("active", total, total));
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        stores.remove(keyOf(partition, store));
    }

    Readiness readiness(KafkaStreams.State state) {
        boolean running = state == KafkaStreams.State.RUNNING;
        List<Readiness.StoreProgress> progress = new ArrayList<>();
        boolean restoring = false;
        for (Map.Entry<StoreOfPartition, Progress> entry : stores.entrySet()) {
            Progress store = entry.getValue();
            restoring |= store.state().equals("restoring");
            progress.add(new Readiness.StoreProgress(
                    entry.getKey().store(),
                    entry.getKey().partition(),
                    store.state(),
                    store.restored(),
                    Math.max(store.restored(), store.total())));
        }
        progress.sort(Comparator.comparing(Readiness.StoreProgress::store)
                .thenComparingInt(Readiness.StoreProgress::partition));
        return new Readiness(running && !restoring, running, state.name().toLowerCase(Locale.ROOT), progress);
    }

    private static StoreOfPartition keyOf(TopicPartition partition, String store) {
        return new StoreOfPartition(store, partition.partition());
    }
}
