package dev.segue.learning.sequence;

/// How long before the moment in question a track was heard: a pause makes it count differently.
public enum Age {
    /// Within the hour: most likely the same sitting.
    WITHIN_HOUR(0),
    /// Within a day.
    WITHIN_DAY(1),
    /// Earlier.
    EARLIER(2);

    /// How many there are.
    static final int COUNT = 3;

    private static final long HOUR_MILLIS = 3_600_000;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

    private final int row;

    Age(int row) {
        this.row = row;
    }

    /// Returns where its weights are among those of the ages. It never changes.
    int row() {
        return row;
    }

    /// Returns the age of what was that long ago.
    public static Age of(long elapsedMillis) {
        if (elapsedMillis <= HOUR_MILLIS) {
            return WITHIN_HOUR;
        }
        return elapsedMillis <= DAY_MILLIS ? WITHIN_DAY : EARLIER;
    }
}
