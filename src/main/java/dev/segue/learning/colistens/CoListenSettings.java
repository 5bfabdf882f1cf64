package dev.segue.learning.colistens;

import java.time.Duration;

/// How successors are learnt.
///
/// @param halfLife after how long the evidence of a pair has halved
/// @param rowLimit how many successors a track keeps; 0 keeps all, for an exact recount
/// @param mergeEvery after how many updates the owner merges its log slots into the row
/// @param skipPenalty what a skip takes away, as a share of what a play would have added, in `[0, 1]`
public record CoListenSettings(Duration halfLife, int rowLimit, int mergeEvery, float skipPenalty) {

    /// What serves unless configured.
    public static final CoListenSettings DEFAULT = new CoListenSettings(Duration.ofDays(30), 100, 8, 0.5f);

    public CoListenSettings {
        if (halfLife.toMillis() <= 0) {
            throw new IllegalArgumentException("co-listen half-life of %s; expected more than 0".formatted(halfLife));
        }
        if (rowLimit < 0 || rowLimit > 10_000) {
            throw new IllegalArgumentException("row limit %d; expected 0 (none) to 10000".formatted(rowLimit));
        }
        if (mergeEvery < 1 || mergeEvery > 100) {
            throw new IllegalArgumentException("merge every %d updates; expected 1 to 100".formatted(mergeEvery));
        }
        if (!(skipPenalty >= 0 && skipPenalty <= 1)) {
            throw new IllegalArgumentException("skip penalty %s; expected 0 to 1".formatted(skipPenalty));
        }
    }
}
