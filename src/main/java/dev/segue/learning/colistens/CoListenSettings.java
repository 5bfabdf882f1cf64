package dev.segue.learning.colistens;

import java.time.Duration;

/// How successors of a track are kept.
///
/// @param halfLife the time after which a pair counts half, in event time
/// @param rowLimit how many successors of one track are kept; 0 keeps all of them, for exact recounts
/// @param mergeEvery how many updates of one track are appended before they are merged into its row
/// @param skipPenalty how much a successor that was skipped takes away, as a part of what a play gives
public record CoListenSettings(Duration halfLife, int rowLimit, int mergeEvery, float skipPenalty) {

    /// What is used when nothing is set.
    public static final CoListenSettings DEFAULTS = new CoListenSettings(Duration.ofDays(30), 100, 8, 0.5f);

    public CoListenSettings {
        if (!halfLife.isPositive()) {
            throw new IllegalArgumentException("half-life must be positive but was " + halfLife);
        }
        if (rowLimit < 0) {
            throw new IllegalArgumentException("row-limit must be 0 (unpruned) or more but was " + rowLimit);
        }
        if (mergeEvery < 1) {
            throw new IllegalArgumentException("merge-every must be 1 or more but was " + mergeEvery);
        }
        if (!(skipPenalty >= 0 && skipPenalty <= 1)) {
            throw new IllegalArgumentException("skip-penalty must lie in [0, 1] but was " + skipPenalty);
        }
    }
}
