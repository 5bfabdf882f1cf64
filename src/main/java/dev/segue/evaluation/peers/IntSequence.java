package dev.segue.evaluation.peers;

import java.util.Arrays;

/// A growing sequence of numbers, 4 to 8 bytes each.
final class IntSequence {

    private int[] values = new int[2];
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return values[index];
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    void set(int index, int value) {
        values[index] = value;
    }

    boolean contains(int value) {
        return lastIndexOf(value) >= 0;
    }

    /// Returns where the value is last, −1 when it is nowhere.
    int lastIndexOf(int value) {
        int at = size - 1;
        while (at >= 0 && values[at] != value) {
            at--;
        }
        return at;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }

    /// Drops all but the latest `most` values.
    void keepLast(int most) {
        if (size > most) {
            values = Arrays.copyOfRange(values, size - most, size);
            size = most;
        }
    }
}
