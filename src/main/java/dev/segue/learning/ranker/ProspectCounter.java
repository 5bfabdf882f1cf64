package dev.segue.learning.ranker;

import java.util.List;

/// Counts what becomes of offered tracks, until it is asked for. Not thread-safe.
public final class ProspectCounter {

    private static final long[] NOTHING = {};

    private long[] counts = Prospects.nothing();
    private boolean counted;

    /// Counts a play or a skip.
    ///
    /// @param offered the odds of the tracks that were, or would have been, offered just before
    /// @param taken the number among them of the track that it was of; negative when it is none of them
    /// @param skipped whether it was skipped
    public void count(List<Odds> offered, int taken, boolean skipped) {
        counted = true;
        Prospects.event(counts);
        for (int i = 0; i < offered.size(); i++) {
            Prospects.offered(counts, offered.get(i), i == taken);
        }
        if (taken >= 0) {
            Prospects.tried(counts, offered.get(taken), skipped);
        }
    }

    /// Returns whether something has been counted since the last time.
    public boolean hasCounted() {
        return counted;
    }

    /// Returns what has been counted since the last time, for [Prospects#plus]; empty when that is nothing.
    public long[] take() {
        if (!counted) {
            return NOTHING;
        }
        long[] taken = counts;
        counts = Prospects.nothing();
        counted = false;
        return taken;
    }
}
