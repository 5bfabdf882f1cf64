package dev.segue.evaluation.peers;

import java.util.Arrays;

/// A sparse row of numbers by track: a hash map from `int` to `float` without boxes.
///
/// Open addressing with linear probing at half load: 16 bytes an entry. Values are whole up to 2²⁴. Entries are
/// passed in the order of the slots, which depends on the keys and on the order in which they came, not on the
/// process.
final class SparseRow {

    @FunctionalInterface
    interface Entries {
        void entry(int track, float value);
    }

    private static final int FREE = -1;

    private int[] keys = free(4);
    private float[] values = new float[4];
    private int size;

    int size() {
        return size;
    }

    boolean contains(int track) {
        return keys[slotOf(track)] != FREE;
    }

    /// Returns the value of a track; 0 when it has none.
    float get(int track) {
        return values[slotOf(track)];
    }

    void add(int track, float amount) {
        int slot = slotOf(track);
        if (keys[slot] == FREE) {
            if (2 * (size + 1) > keys.length) {
                rebuild(2 * keys.length, Float.NEGATIVE_INFINITY);
                slot = slotOf(track);
            }
            keys[slot] = track;
            size++;
        }
        values[slot] += amount;
    }

    void forEach(Entries entries) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE) {
                entries.entry(keys[i], values[i]);
            }
        }
    }

    /// Drops all entries below the `most`-th greatest value; those equal to it may stay.
    void keep(int most) {
        float[] ordered = new float[size];
        int next = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE) {
                ordered[next++] = values[i];
            }
        }
        Arrays.sort(ordered);
        rebuild(keys.length, ordered[Math.max(0, size - most)]);
    }

    private void rebuild(int capacity, float least) {
        int[] oldKeys = keys;
        float[] oldValues = values;
        keys = free(capacity);
        values = new float[capacity];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE && oldValues[i] >= least) {
                int slot = slotOf(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
                size++;
            }
        }
    }

    private int slotOf(int track) {
        int mask = keys.length - 1;
        int slot = ((track * 0x9E3779B9) >>> 7) & mask;
        while (keys[slot] != FREE && keys[slot] != track) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int[] free(int capacity) {
        int[] keys = new int[capacity];
        Arrays.fill(keys, FREE);
        return keys;
    }
}
