package dev.segue.learning.ranker;

import dev.segue.math.Mix;

/// How much the next step of a listener counts, so that no single one drowns the others.
///
/// The first `fullSteps` of a listener in a window count in full, step n after them as `fullSteps / n`: what one
/// listener can teach in a window grows with the logarithm of their plays. Counts are halved at the window's end, and
/// kept by a hash of the listener in 4 KB; two listeners in one cell count as one.
final class Influence {

    private static final int CELLS = 1024;

    private final int window;
    private final int fullSteps;
    private final int[] counts = new int[CELLS];
    private int steps;

    Influence(RankerSettings settings) {
        this.window = settings.window();
        this.fullSteps = settings.fullSteps();
    }

    /// Counts a step of a listener; returns its weight, in `(0, 1]`.
    double of(long listener) {
        if (++steps > window) {
            steps = 1;
            for (int i = 0; i < CELLS; i++) {
                counts[i] >>= 1;
            }
        }
        int count = ++counts[(int) Mix.of(listener) & (CELLS - 1)];
        return count <= fullSteps ? 1 : (double) fullSteps / count;
    }
}
