package dev.segue.evaluation.peers;

import java.util.Arrays;

/// Sums by track of which few are touched: a dense array and the list of what is not zero in it. Reused; not
/// thread-safe.
final class Scores {

    private double[] sums = new double[64];
    private int[] touched = new int[64];
    private int size;

    /// Adds to the sum of a track; the amount is more than 0.
    void add(int track, double amount) {
        if (track >= sums.length) {
            sums = Arrays.copyOf(sums, Math.max(track + 1, 2 * sums.length));
        }
        if (sums[track] == 0) {
            if (size == touched.length) {
                touched = Arrays.copyOf(touched, 2 * size);
            }
            touched[size++] = track;
        }
        sums[track] += amount;
    }

    int size() {
        return size;
    }

    int track(int index) {
        return touched[index];
    }

    double sum(int index) {
        return sums[touched[index]];
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            sums[touched[i]] = 0;
        }
        size = 0;
    }

    /// Offers every sum, and clears.
    void offerTo(Shortlist list) {
        for (int i = 0; i < size; i++) {
            list.offer(touched[i], sums[touched[i]]);
        }
        clear();
    }
}
