package dev.segue.evaluation.measures;

import java.util.List;

/// The lengths of a list's head at which measures are taken.
public final class Cutoffs {

    /// All of them, shortest first.
    public static final List<Integer> ALL = List.of(1, 5, 10, 20, 100);

    /// The one that tables show and intervals are given for.
    public static final int MAIN = 20;

    /// The longest.
    public static final int LONGEST = ALL.getLast();

    private Cutoffs() {}
}
