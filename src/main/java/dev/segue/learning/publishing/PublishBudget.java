package dev.segue.learning.publishing;

import java.time.Duration;

/// How many rows an owner of tracks may publish: a bucket that fills at a constant rate and holds what a second brings.
///
/// A track is published as a whole, so the bucket may be overdrawn by its last rows. Not thread-safe.
public final class PublishBudget {

    /// How often an owner looks whether it may publish.
    public static final Duration TICK = Duration.ofMillis(50);

    private final double rowsPerMilli;
    private final double most;
    private double rows;
    private long filledAtMillis;

    /// Creates an empty bucket.
    ///
    /// @param rowsPerSecond what all owners together may publish
    /// @param owners how many there are; each has the same share
    /// @param nowMillis the wall clock
    public PublishBudget(double rowsPerSecond, int owners, long nowMillis) {
        this.rowsPerMilli = rowsPerSecond / 1000.0 / owners;
        // A share of less than a row a second must still come to a row one day.
        this.most = Math.max(1, 1000 * rowsPerMilli);
        this.filledAtMillis = nowMillis;
    }

    /// Fills the bucket up to a moment.
    ///
    /// @param nowMillis the wall clock
    public void refill(long nowMillis) {
        rows = Math.min(most, rows + (nowMillis - filledAtMillis) * rowsPerMilli);
        filledAtMillis = nowMillis;
    }

    /// Returns whether a track may be published.
    public boolean isLeft() {
        return rows >= 1;
    }

    /// Takes what was published out of the bucket.
    public void spend(int published) {
        rows -= published;
    }
}
