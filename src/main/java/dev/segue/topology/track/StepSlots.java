package dev.segue.topology.track;

import dev.segue.events.FactorStep;
import dev.segue.events.HalfVector;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.LatestListeners;
import dev.segue.learning.factors.NumberedStep;
import dev.segue.learning.factors.TrackSolver;
import dev.segue.topology.StateStores;
import dev.segue.wire.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// A track's latest steps as they are stored, a slot each, and the sample of all listeners.
///
/// A step is one small put, or two when it is in the sample; a vector is solved only when it is published. A slot is
/// written over by a later step, never deleted.
final class StepSlots {

    private static final String EVERYONE = "";

    private final KeyValueStore<Bytes, NumberedStep> store;
    private final TrackSolver solver;
    private final LatestListeners everyone;

    StepSlots(ProcessorContext<?, ?> context, FactorSettings settings) {
        this.store = context.getStateStore(StateStores.STEPS);
        this.solver = new TrackSolver(settings);
        this.everyone = new LatestListeners(settings);
        try (KeyValueIterator<Bytes, NumberedStep> sample = slotsOf(EVERYONE)) {
            sample.forEachRemaining(slot -> everyone.put(
                    (int) StoreKeys.trailingNumberOf(slot.key),
                    slot.value.step().vector()));
        }
    }

    /// Keeps a step.
    ///
    /// @param number how many things had been done with the track before
    /// @param updates how many updates this task had applied before
    void put(String track, long number, long updates, FactorStep step) {
        NumberedStep numbered = new NumberedStep(number, step);
        store.put(StoreKeys.of(track, solver.slotOf(number)), numbered);
        int slot = LatestListeners.slotOf(updates);
        if (slot >= 0) {
            store.put(StoreKeys.of(EVERYONE, slot), numbered);
            everyone.put(slot, step.vector());
        }
    }

    /// Returns the vector of a track; empty when nothing speaks for it.
    Optional<HalfVector> solved(String track) {
        List<NumberedStep> steps = new ArrayList<>();
        try (KeyValueIterator<Bytes, NumberedStep> slots = slotsOf(track)) {
            slots.forEachRemaining(slot -> steps.add(slot.value));
        }
        return solver.solve(steps, everyone);
    }

    private KeyValueIterator<Bytes, NumberedStep> slotsOf(String id) {
        return store.range(StoreKeys.of(id, 0), StoreKeys.of(id, Long.MAX_VALUE));
    }
}
