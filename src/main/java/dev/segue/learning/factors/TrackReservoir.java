package dev.segue.learning.factors;

import dev.segue.math.GramMatrix;
import dev.segue.math.RidgeSystem;

/// The vectors of the listeners who met one track last, and the regression of the track's own vector on them.
///
/// Each listener has one slot, which their next update overwrites: an update that is repeated, or that only brings a
/// fresher vector, does no harm. When all slots are taken, the listener who has been silent for longest gives way. The
/// content depends on the updates and their order alone: the same updates give the same vector, to the bit.
///
/// Memory: `4 · dimensions + 16` bytes a slot. Not thread-safe.
public final class TrackReservoir {

    private final FactorSettings settings;
    private final float[] vectors;
    private final long[] listeners;
    private final float[] strengths;
    private final int[] slots;
    private int size;
    private long applied;

    /// Creates the reservoir of a track that nobody has met.
    public TrackReservoir(FactorSettings settings) {
        this.settings = settings;
        this.vectors = new float[settings.reservoir() * settings.dimensions()];
        this.listeners = new long[settings.reservoir()];
        this.strengths = new float[settings.reservoir()];
        this.slots = new int[settings.reservoir()];
    }

    /// Applies an update.
    ///
    /// @param listener which listener, as a fingerprint
    /// @param strength how much the interaction says for or against the track, in `[-1, 1]`
    public void put(long listener, float[] vector, int from, float strength) {
        int slot = slotFor(listener);
        System.arraycopy(vector, from, vectors, slot * settings.dimensions(), settings.dimensions());
        listeners[slot] = listener;
        strengths[slot] = strength;
        applied++;
    }

    /// Returns how many updates were applied, ever.
    public long applied() {
        return applied;
    }

    /// Returns how many listeners have a slot.
    public int size() {
        return size;
    }

    /// Starts the regression of the track's vector.
    ///
    /// @param system the scratch
    /// @param everyone the Gram matrix of the vectors of all listeners
    public void begin(RidgeSystem system, GramMatrix everyone) {
        system.begin(everyone, settings.missing(), settings.ridge());
        for (int age = size - 1; age >= 0; age--) {
            int slot = slots[age];
            float strength = strengths[slot];
            if (strength > 0) {
                system.add(vectors, slot * settings.dimensions(), strength, 1);
            } else if (strength < 0 && settings.negative() > 0) {
                system.add(vectors, slot * settings.dimensions(), -strength * settings.negative(), 0);
            }
        }
    }

    /// Returns the slot for a listener, now the last in the order of the latest update.
    private int slotFor(long listener) {
        int place = 0;
        while (place < size && listeners[slots[place]] != listener) {
            place++;
        }
        if (place == size && size < slots.length) {
            slots[size] = size;
            return size++;
        }
        int from = place == size ? 0 : place;
        int slot = slots[from];
        System.arraycopy(slots, from + 1, slots, from, size - 1 - from);
        slots[size - 1] = slot;
        return slot;
    }
}
