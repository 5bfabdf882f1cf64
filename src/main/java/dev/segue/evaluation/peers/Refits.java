package dev.segue.evaluation.peers;

/// When a batch model is fitted anew: at the first event or question of each day (UTC, of event time), on everything
/// learnt before it.
///
/// Two bounds keep this sensible on any recording: a day that brought less than `leastGrowth` of what the model was
/// fitted on is left to the next one, so that N events take at most `ln N / ln(1 + leastGrowth)` fits; and where days
/// are few, what has grown by half is fitted within the day.
///
/// @param leastGrowth the least share of new events at a new day, 0 or more
/// @param mostGrowth the share of new events that does not wait for the next day
record Refits(double leastGrowth, double mostGrowth) {

    static final Refits DEFAULTS = new Refits(0.02, 0.5);

    private static final long DAY_MILLIS = 86_400_000L;
    private static final int FEWEST = 100;

    boolean isDue(int fitted, int learnt, long fittedAtMillis, long atMillis) {
        if (learnt < FEWEST && fitted == 0) {
            return learnt > 0 && isNewDay(fittedAtMillis, atMillis);
        }
        double growth = (learnt - fitted) / (double) Math.max(1, fitted);
        return growth >= mostGrowth || (learnt > fitted && growth >= leastGrowth && isNewDay(fittedAtMillis, atMillis));
    }

    private static boolean isNewDay(long fromMillis, long toMillis) {
        return Math.floorDiv(toMillis, DAY_MILLIS) > Math.floorDiv(fromMillis, DAY_MILLIS);
    }
}
