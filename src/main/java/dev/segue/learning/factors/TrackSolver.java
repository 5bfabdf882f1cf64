package dev.segue.learning.factors;

import dev.segue.events.FactorStep;
import dev.segue.events.HalfVector;
import dev.segue.math.Lanes;
import dev.segue.math.RidgeSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The regression of one track's vector on the vectors of the listeners who met it last.
///
/// Each listener counts once, with their latest step; the order in which the steps are handed over does not matter, so
/// that the same steps give the same vector, to the bit.
///
/// Where a training has given the track a vector, what is regressed is the *correction* to it, on what its products
/// leave of the targets: with no correction the loss of the training is least, so that everybody who did not choose the
/// track, and the ridge, now pull the correction towards zero.
///
/// Cost: that of [RidgeSystem]. Not thread-safe: the scratch of one thread.
public final class TrackSolver {

    private static final Comparator<NumberedStep> LATEST_FIRST =
            Comparator.comparingLong(NumberedStep::number).reversed();

    private final FactorSettings settings;
    private final RidgeSystem system;
    private final float[] vector;
    private final float[] trained;

    /// Creates the scratch for one thread.
    public TrackSolver(FactorSettings settings) {
        this.settings = settings;
        this.system = new RidgeSystem(settings.dimensions());
        this.vector = new float[settings.dimensions()];
        this.trained = new float[settings.dimensions()];
    }

    /// Returns the slot of a step: the latest ones of a track are kept.
    ///
    /// @param number how many things had been done with the track before
    public int slotOf(long number) {
        return (int) (number % settings.reservoir());
    }

    /// Solves for a track's vector.
    ///
    /// @param steps those in the track's slots
    /// @param everyone who else could have met the track
    /// @return the vector; empty while too few listeners have chosen the track
    public Optional<HalfVector> solve(List<NumberedStep> steps, LatestListeners everyone) {
        return solve(0, steps, everyone, TrainedVectors.NONE);
    }

    /// Solves for a track's vector.
    ///
    /// @param track its fingerprint
    /// @param steps those in the track's slots, all of them since the training
    /// @param everyone who else could have met the track
    /// @param start what a training has made
    /// @return the vector; empty while too few listeners have chosen the track and no training knew it
    public Optional<HalfVector> solve(
            long track, List<NumberedStep> steps, LatestListeners everyone, TrainedVectors start) {
        boolean known = start.read(track, trained);
        if (!known) {
            Arrays.fill(trained, 0);
        }
        system.begin(everyone.gram(), settings.missing(), settings.ridge());
        List<NumberedStep> order = new ArrayList<>(steps);
        order.sort(LATEST_FIRST);
        int choosers = 0;
        for (int i = 0; i < order.size(); i++) {
            FactorStep step = order.get(i).step();
            if (step.vector().dimensions() == settings.dimensions() && isLatest(order, i)) {
                add(step);
                choosers += step.strength() > 0 ? 1 : 0;
            }
        }
        if ((!known && choosers < settings.listeners()) || !system.solve(vector, 0)) {
            return Optional.empty();
        }
        Lanes.addScaled(vector, 0, 1, trained, 0, vector.length);
        return Optional.of(HalfVector.of(vector));
    }

    private void add(FactorStep step) {
        step.vector().copyTo(vector, 0);
        float product = Lanes.dot(vector, 0, trained, 0, vector.length);
        if (step.strength() > 0) {
            system.add(vector, 0, step.strength(), 1 - product);
        } else if (step.strength() < 0 && settings.negative() > 0) {
            system.add(vector, 0, -step.strength() * settings.negative(), -product);
        }
    }

    private static boolean isLatest(List<NumberedStep> order, int at) {
        for (int i = 0; i < at; i++) {
            if (order.get(i).step().listener() == order.get(at).step().listener()) {
                return false;
            }
        }
        return true;
    }
}
