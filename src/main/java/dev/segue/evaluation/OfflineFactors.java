package dev.segue.evaluation;

import dev.segue.events.HalfVector;
import dev.segue.events.TrackUpdate;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.LatestListeners;
import dev.segue.learning.factors.NumberedStep;
import dev.segue.learning.factors.TrackSolver;
import dev.segue.learning.factors.TrainedVectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The steps that the owner of some tracks keeps, in the heap.
final class OfflineFactors {

    private final FactorSettings settings;
    private final TrackSolver solver;
    private final Map<Long, List<NumberedStep>> steps = new HashMap<>();
    private LatestListeners everyone;
    private TrainedVectors start = TrainedVectors.NONE;
    private long updates;

    OfflineFactors(FactorSettings settings) {
        this.settings = settings;
        this.everyone = new LatestListeners(settings);
        this.solver = new TrackSolver(settings);
    }

    /// Goes on from what a training has made. Steps that were made with other vectors mean nothing beside it.
    void start(TrainedVectors trained) {
        start = trained;
        steps.clear();
        everyone = LatestListeners.of(settings, trained);
    }

    /// Returns the sample of listeners that stands for everybody.
    List<HalfVector> listeners() {
        return everyone.all();
    }

    /// Applies an update, with a step or without; returns whether it had one.
    ///
    /// @param number how many things were done with the track before
    boolean apply(long track, long number, TrackUpdate update) {
        int slot = LatestListeners.slotOf(updates++);
        update.step().ifPresent(step -> {
            if (slot >= 0) {
                everyone.put(slot, step.vector());
            }
            List<NumberedStep> ofTrack = steps.computeIfAbsent(track, _ -> new ArrayList<>());
            ofTrack.removeIf(other -> solver.slotOf(other.number()) == solver.slotOf(number));
            ofTrack.add(new NumberedStep(number, step));
        });
        return update.step().isPresent();
    }

    /// Returns the vector of a track; empty while too little speaks for it.
    Optional<HalfVector> solved(long track) {
        return solver.solve(track, steps.getOrDefault(track, List.of()), everyone, start);
    }
}
