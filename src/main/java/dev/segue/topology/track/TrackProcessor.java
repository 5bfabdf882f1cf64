package dev.segue.topology.track;

import dev.segue.events.HalfVector;
import dev.segue.events.OfGeneration;
import dev.segue.events.TrackId;
import dev.segue.events.TrackUpdate;
import dev.segue.intake.Ledger;
import dev.segue.learning.colistens.SuccessorRow;
import dev.segue.learning.publishing.ChangeMarks;
import dev.segue.learning.publishing.PublishBudget;
import dev.segue.learning.publishing.PublishQueue;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.ranking.Learnt;
import dev.segue.topology.Counters.Count;
import dev.segue.topology.Nodes;
import dev.segue.topology.StateStores;
import dev.segue.topology.Wiring;
import dev.segue.wire.StoreKeys;
import dev.segue.wire.TrackUpdateSerde;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// The track room: the owner of each track applies what the listener room sends, and publishes what has changed.
///
/// ```
/// track-updates (by track) → [track-totals] [track-successors] [track-steps]
///                          → when the budget allows → track-totals, successors, track-vectors(-odd)
/// ```
///
/// A step is learnt beside the vectors that it was made with: two generations are kept apart, whichever serves.
///
/// Sums commute, so that neither the order of updates nor a replay of them changes a row.
final class TrackProcessor implements Processor<byte[], byte[], byte[], Object> {

    private static final String[] TO_VECTORS = {Nodes.TO_VECTORS, Nodes.TO_ODD_VECTORS};

    private final Wiring wiring;
    private final PublishQueue queue = new PublishQueue();
    private final Deserializer<TrackUpdate> updates = TrackUpdateSerde.serde().deserializer();

    private ProcessorContext<byte[], Object> context;
    private KeyValueStore<Bytes, TrackTotals> totals;
    private KeyValueStore<Bytes, byte[]> dirty;
    private KeyValueStore<Bytes, Ledger> ledgers;
    private SuccessorSlots successors;
    private StepSlots steps;
    private Ledger ledger;
    private PublishBudget budget;

    TrackProcessor(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> processorContext) {
        context = processorContext;
        totals = context.getStateStore(StateStores.TOTALS);
        dirty = context.getStateStore(StateStores.DIRTY);
        ledgers = context.getStateStore(StateStores.TRACK_LEDGER);
        successors = new SuccessorSlots(context, wiring.coListens());
        Ledger stored = ledgers.get(StateStores.LEDGER_KEY);
        ledger = stored == null ? new Ledger(0) : stored;
        steps = new StepSlots(
                context, wiring.model().vectors().settings(), wiring.model().generations());
        budget = new PublishBudget(
                wiring.streams().publishRowsPerSecond(), wiring.streams().partitions(), context.currentSystemTimeMs());
        requeue();
        context.schedule(PublishBudget.TICK, PunctuationType.WALL_CLOCK_TIME, this::publish);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String track = new String(record.key(), StandardCharsets.UTF_8);
        apply(track, updates.deserialize(wiring.topics().trackUpdates(), record.value()));
        ledger.applied();
        wiring.counters().add(Count.UPDATES_APPLIED);
        ledgers.put(StateStores.LEDGER_KEY, ledger);
    }

    private void apply(String track, TrackUpdate update) {
        Bytes key = StoreKeys.of(track);
        TrackTotals stored = totals.get(key);
        TrackTotals before = stored == null ? TrackTotals.NONE : stored;
        TrackTotals after = before.with(update, wiring.trending());
        totals.put(key, after);
        if (!update.successors().isEmpty()) {
            successors.append(track, after.updates(), update);
        }
        boolean stepped = update.step()
                .map(step -> new OfGeneration<>(update.generation(), step))
                .filter(step -> steps.put(track, before.steps(), ledger.updatesApplied(), step))
                .isPresent();
        markDirty(track, key, after.updates(), ChangeMarks.of(update, stepped, after.updates()));
    }

    private void markDirty(String track, Bytes key, long count, int marks) {
        int changed = queue.changed(track, count, marks);
        if (changed != 0) {
            dirty.put(key, new byte[] {(byte) changed});
        }
    }

    private void requeue() {
        try (KeyValueIterator<Bytes, byte[]> marks = dirty.all()) {
            while (marks.hasNext()) {
                KeyValue<Bytes, byte[]> mark = marks.next();
                queue.changed(StoreKeys.idOf(mark.key), 1, mark.value[0]);
            }
        }
    }

    private void publish(long nowMillis) {
        budget.refill(nowMillis);
        while (budget.isLeft()) {
            Optional<String> track = queue.take();
            if (track.isEmpty()) {
                return;
            }
            budget.spend(publish(track.get(), nowMillis));
        }
    }

    private int publish(String track, long nowMillis) {
        Bytes key = StoreKeys.of(track);
        byte[] mark = dirty.get(key);
        TrackTotals row = totals.get(key);
        dirty.delete(key);
        if (mark == null || row == null) {
            return 0;
        }
        byte[] id = new TrackId(track).value().getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(id, row, nowMillis), Nodes.TO_TOTALS);
        int rows = 1;
        if (ChangeMarks.hasSuccessors(mark[0])) {
            SuccessorRow merged = successors.merged(track);
            context.forward(new Record<>(id, merged, nowMillis), Nodes.TO_SUCCESSORS);
            rows++;
        }
        int waiting = 0;
        for (int lane = 0; lane < TO_VECTORS.length; lane++) {
            if (ChangeMarks.hasVector(mark[0], lane)) {
                Optional<Learnt> learnt = wiring.model().generations().inLane(lane);
                waiting |= learnt.isEmpty() ? ChangeMarks.vectorIn(lane) : 0;
                rows += learnt.isPresent() ? publishVector(track, id, learnt.get(), nowMillis) : 0;
            }
        }
        if (waiting != 0) {
            // Steps of a generation that this process has not read yet: they are looked at again when it has.
            markDirty(track, key, row.updates(), waiting);
        }
        wiring.counters().add(Count.ROWS_PUBLISHED, rows);
        return rows;
    }

    private int publishVector(String track, byte[] id, Learnt learnt, long nowMillis) {
        Optional<HalfVector> vector = steps.solved(track, learnt);
        vector.map(solved -> new OfGeneration<>(learnt.generation(), solved))
                .ifPresent(solved -> context.forward(new Record<>(id, solved, nowMillis), TO_VECTORS[solved.lane()]));
        return vector.isPresent() ? 1 : 0;
    }
}
