package dev.segue.simulation;

import java.time.Duration;
import java.time.Instant;

/// The weeks that a history covers.
///
/// @param begin no event is before it
/// @param end every play is over by then
/// @param name what tells the history of these weeks from any other, for event ids
record Period(Instant begin, Instant end, String name) {

    private static final Duration LAST_SESSION = Duration.ofHours(2);
    private static final double HOUR_MILLIS = Duration.ofHours(1).toMillis();

    /// Returns a time in it at which somebody of those habits would begin to listen.
    Instant someTime(Habits habits, Dice dice) {
        long latest = end.minus(LAST_SESSION).toEpochMilli();
        long spanMillis = latest - begin.toEpochMilli();
        long day = Duration.ofDays(1).toMillis();
        for (int tries = 0; tries < 8; tries++) {
            long someDay = Math.floorDiv(begin.toEpochMilli() + (long) (dice.uniform() * spanMillis), day) * day;
            double hour = habits.hour() + habits.hourSpread() * dice.bell();
            long time = someDay + Math.round(hour * HOUR_MILLIS);
            if (time >= begin.toEpochMilli() && time < latest) {
                return Instant.ofEpochMilli(time);
            }
        }
        return begin.plusMillis((long) (dice.uniform() * spanMillis));
    }
}
