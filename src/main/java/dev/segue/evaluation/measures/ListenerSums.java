package dev.segue.evaluation.measures;

import java.util.Arrays;

/// One measure's sum and count for every listener: what intervals and comparisons are made of. Not thread-safe.
///
/// Listeners are numbers from 0, given densely. 12 bytes a listener.
public final class ListenerSums {

    private int[] counts = new int[16];
    private double[] sums = new double[16];
    private int size;

    /// Adds one value of a listener.
    public void add(int listener, double value) {
        if (listener >= counts.length) {
            int capacity = Math.max(listener + 1, counts.length * 2);
            counts = Arrays.copyOf(counts, capacity);
            sums = Arrays.copyOf(sums, capacity);
        }
        size = Math.max(size, listener + 1);
        counts[listener]++;
        sums[listener] += value;
    }

    int size() {
        return size;
    }

    int count(int listener) {
        return listener < size ? counts[listener] : 0;
    }

    double sum(int listener) {
        return listener < size ? sums[listener] : 0;
    }
}
