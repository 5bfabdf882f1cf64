package dev.segue.evaluation;

import dev.segue.events.TrackUpdate;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.LatestListeners;
import dev.segue.learning.factors.NumberedStep;
import dev.segue.learning.factors.TrackSolver;
import dev.segue.learning.factors.TrainedVectors;
import dev.segue.ranking.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The owners of tracks' vectors in one heap: each step makes its track's vector anew, and it is in the model at once.
final class OfflineFactors {

    private final Model model;
    private LatestListeners everyone;
    private final TrackSolver solver;
    private final Map<Long, List<NumberedStep>> steps = new HashMap<>();
    private TrainedVectors start = TrainedVectors.NONE;
    private long updates;

    OfflineFactors(Model model) {
        FactorSettings settings = model.vectors().settings();
        this.model = model;
        this.everyone = new LatestListeners(settings);
        this.solver = new TrackSolver(settings);
    }

    /// Goes on from what a training has made. Steps that were made with other vectors mean nothing beside it.
    void start(TrainedVectors trained) {
        start = trained;
        steps.clear();
        everyone = LatestListeners.of(model.vectors().settings(), trained);
    }

    /// Applies an update, with a step or without.
    ///
    /// @param number how many things were done with the track before
    void apply(long track, long number, TrackUpdate update) {
        int slot = LatestListeners.slotOf(updates++);
        update.step().ifPresent(step -> {
            if (slot >= 0) {
                everyone.put(slot, step.vector());
            }
            List<NumberedStep> ofTrack = steps.computeIfAbsent(track, _ -> new ArrayList<>());
            ofTrack.removeIf(other -> solver.slotOf(other.number()) == solver.slotOf(number));
            ofTrack.add(new NumberedStep(number, step));
            solver.solve(track, ofTrack, everyone, start).ifPresent(vector -> model.apply(track, vector));
        });
    }
}
