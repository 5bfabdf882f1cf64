package dev.segue.learning.factors;

import dev.segue.events.HalfVector;
import dev.segue.math.GramMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A sample of the listeners' vectors that an owner of tracks has received, whatever the track, and their Gram matrix:
/// it stands for everybody who did *not* choose a track.
///
/// A ring: each [#EVERY]-th update gives its vector to the next slot. Sums are exact, so the matrix depends on the
/// vectors in the slots alone and is rebuilt from them to the same bits. Active listeners are in it more often, as
/// their passing a track by says more.
///
/// Memory: `4 · SIZE · dimensions` bytes. Not thread-safe.
public final class LatestListeners {

    /// How many vectors are kept.
    public static final int SIZE = 1024;

    /// How many updates there are for one that gives its vector.
    public static final int EVERY = 4;

    private final int dimensions;
    private final float[] vectors;
    private final boolean[] taken;
    private final GramMatrix gram;

    /// Creates the ring of nobody.
    public LatestListeners(FactorSettings settings) {
        this.dimensions = settings.dimensions();
        this.vectors = new float[SIZE * dimensions];
        this.taken = new boolean[SIZE];
        this.gram = new GramMatrix(dimensions);
    }

    /// Creates the ring of the listeners whom a training has seen last.
    public static LatestListeners of(FactorSettings settings, TrainedVectors trained) {
        LatestListeners ring = new LatestListeners(settings);
        int slot = 0;
        for (HalfVector listener : trained.listeners()) {
            if (slot < SIZE) {
                ring.put(slot++, listener);
            }
        }
        return ring;
    }

    /// Returns the slot in which the vector of an update belongs; −1 when it is not in the sample.
    ///
    /// @param updates how many updates the owner had applied before it
    public static int slotOf(long updates) {
        return updates % EVERY == 0 ? (int) (updates / EVERY % SIZE) : -1;
    }

    /// Fills a slot.
    public void put(int slot, HalfVector vector) {
        if (vector.dimensions() != dimensions) {
            return;
        }
        int at = slot * dimensions;
        if (taken[slot]) {
            gram.add(vectors, at, -1);
        }
        vector.copyTo(vectors, at);
        gram.add(vectors, at, 1);
        taken[slot] = true;
    }

    /// Returns the vectors in the slots, in the order of the slots.
    public List<HalfVector> all() {
        List<HalfVector> all = new ArrayList<>();
        for (int slot = 0; slot < SIZE; slot++) {
            if (taken[slot]) {
                all.add(HalfVector.of(Arrays.copyOfRange(vectors, slot * dimensions, (slot + 1) * dimensions)));
            }
        }
        return all;
    }

    GramMatrix gram() {
        return gram;
    }
}
