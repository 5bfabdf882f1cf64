package dev.segue.learning.factors;

import dev.segue.math.GramMatrix;
import dev.segue.math.Lanes;
import dev.segue.math.RidgeSystem;

/// A listener's vector, regressed on the vectors of the tracks that they met last.
///
/// What was liked or played has target 1 and what was skipped or disliked target 0, both weighted by their strength and
/// faded by how many interactions are newer; all other tracks have target 0 and the weight of the missing. The vector
/// is a pure function of the interactions and of the tracks' vectors, so it is fresh whenever it is asked for.
///
/// Source: the half step of Hu, Koren, Volinsky, *Collaborative Filtering for Implicit Feedback Datasets*, ICDM 2008.
/// We differ: a bounded number of interactions, faded, and explicit negatives.
///
/// Cost: that of [RidgeSystem], no allocation. Not thread-safe: the scratch of one thread.
public final class FoldIn {

    private static final float[] NOBODY = {};

    private final FactorSettings settings;
    private final RidgeSystem system;
    private float[] start = NOBODY;
    private float faded = 1;
    private int size;

    /// Creates the scratch for one thread.
    public FoldIn(FactorSettings settings) {
        this.settings = settings;
        this.system = new RidgeSystem(settings.dimensions());
    }

    /// Starts with a listener.
    ///
    /// @param tracks the Gram matrix of the vectors of all tracks
    public void begin(GramMatrix tracks) {
        system.begin(tracks, settings.missing(), settings.ridge());
        start = NOBODY;
        faded = 1;
        size = 0;
    }

    /// Makes a listener of whom nothing is known resemble somebody, where they would resemble nobody: what is
    /// regressed is then the correction to that. Before the first interaction.
    ///
    /// @param somebody the vector, not to be changed before the end
    public void startFrom(float[] somebody) {
        start = somebody;
    }

    /// Adds an interaction; the latest first. Those beyond [FactorSettings#interactions] are left out.
    ///
    /// @param strength how much it says for (positive) or against (negative) the track, in `[-1, 1]`
    public void add(float[] vectors, int from, float strength) {
        if (size == settings.interactions()) {
            return;
        }
        float foretold = start.length == 0 ? 0 : Lanes.dot(vectors, from, start, 0, start.length);
        if (strength > 0) {
            system.add(vectors, from, faded * strength, 1 - foretold);
        } else if (strength < 0 && settings.negative() > 0) {
            system.add(vectors, from, -faded * strength * settings.negative(), -foretold);
        }
        size++;
        faded *= settings.fade();
    }

    /// Returns whether more interactions would be left out.
    public boolean isFull() {
        return size == settings.interactions();
    }

    /// Solves for the listener's vector.
    ///
    /// @param vector where it goes; unchanged when there is no solution
    /// @return whether there is one; it always is while the tracks' vectors are finite
    public boolean solve(float[] vector, int from) {
        boolean solved = system.solve(vector, from);
        if (solved && start.length > 0) {
            Lanes.addScaled(vector, from, 1, start, 0, start.length);
        }
        return solved;
    }
}
