package dev.segue.topology.track;

import dev.segue.events.FactorStep;
import dev.segue.events.HalfVector;
import dev.segue.events.OfGeneration;
import dev.segue.events.TrackId;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.LatestListeners;
import dev.segue.learning.factors.NumberedStep;
import dev.segue.learning.factors.TrackSolver;
import dev.segue.ranking.Generations;
import dev.segue.ranking.Learnt;
import dev.segue.topology.StateStores;
import dev.segue.wire.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// A track's latest steps as they are stored, a slot each, and the sample of all listeners; each for the two
/// generations that are held.
///
/// A step is one small put, or two when it is in the sample; a vector is solved only when it is published. A slot is
/// written over by a later step, never deleted; what a generation has left there that made way for a later one is known
/// by its number and not read.
final class StepSlots {

    private static final String EVERYONE = "";

    /// Where the slots of generations with odd numbers begin.
    private static final long ODD = 1L << 32;

    private final KeyValueStore<Bytes, NumberedStep> store;
    private final FactorSettings settings;
    private final Generations generations;
    private final TrackSolver solver;
    private final @Nullable Sample[] samples = new Sample[2];

    private record Sample(int generation, LatestListeners listeners) {}

    StepSlots(ProcessorContext<?, ?> context, FactorSettings settings, Generations generations) {
        this.store = context.getStateStore(StateStores.STEPS);
        this.settings = settings;
        this.generations = generations;
        this.solver = new TrackSolver(settings);
    }

    /// Keeps a step.
    ///
    /// @param number how many things had been done with the track before
    /// @param updates how many updates this task had applied before
    /// @return whether it is kept: one of a generation that has made way for a later one is not
    boolean put(String track, long number, long updates, OfGeneration<FactorStep> step) {
        if (generations.isPast(step.generation())) {
            return false;
        }
        NumberedStep numbered = new NumberedStep(number, step.value(), step.generation());
        store.put(StoreKeys.of(track, firstSlot(step.lane()) + solver.slotOf(number)), numbered);
        int slot = LatestListeners.slotOf(updates);
        if (slot >= 0) {
            store.put(StoreKeys.of(EVERYONE, firstSlot(step.lane()) + slot), numbered);
            Sample sample = samples[step.lane()];
            if (sample != null && sample.generation == step.generation()) {
                sample.listeners.put(slot, step.value().vector());
            }
        }
        return true;
    }

    /// Returns the vector of a track in a generation; empty when nothing speaks for it.
    Optional<HalfVector> solved(String track, Learnt learnt) {
        List<NumberedStep> steps = new ArrayList<>();
        forEach(track, learnt.generation(), slot -> steps.add(slot.value));
        return solver.solve(new TrackId(track).fingerprint(), steps, sampleOf(learnt), learnt.start());
    }

    /// Returns the latest listeners: those whom the training has seen last, and over them those who came since.
    private LatestListeners sampleOf(Learnt learnt) {
        int lane = OfGeneration.laneOf(learnt.generation());
        Sample known = samples[lane];
        if (known != null && known.generation == learnt.generation()) {
            return known.listeners;
        }
        LatestListeners listeners = LatestListeners.of(settings, learnt.start());
        forEach(
                EVERYONE,
                learnt.generation(),
                slot -> listeners.put(
                        (int) (StoreKeys.trailingNumberOf(slot.key) - firstSlot(lane)),
                        slot.value.step().vector()));
        samples[lane] = new Sample(learnt.generation(), listeners);
        return listeners;
    }

    private void forEach(String id, int generation, Consumer<KeyValue<Bytes, NumberedStep>> consumer) {
        long first = firstSlot(OfGeneration.laneOf(generation));
        try (KeyValueIterator<Bytes, NumberedStep> slots =
                store.range(StoreKeys.of(id, first), StoreKeys.of(id, first + ODD - 1))) {
            slots.forEachRemaining(slot -> {
                if (slot.value.generation() == generation) {
                    consumer.accept(slot);
                }
            });
        }
    }

    private static long firstSlot(int lane) {
        return lane * ODD;
    }
}
