package dev.segue.evaluation;

import java.util.Map;
import java.util.TreeMap;

/// How many tracks have how many plays: tells the head from the tail.
final class PopularityBands {

    private final TreeMap<Integer, Integer> tracksByPlays = new TreeMap<>();

    /// Notes that a track has more plays than before.
    ///
    /// @param before its plays before; 0 when it is new
    void move(int before, int after) {
        if (before > 0) {
            tracksByPlays.computeIfPresent(before, (_, tracks) -> tracks == 1 ? null : tracks - 1);
        }
        tracksByPlays.merge(after, 1, Integer::sum);
    }

    /// Returns the least plays of a track of the head: the most played tracks, as few as have half of all plays.
    int headFrom(long allPlays) {
        long sum = 0;
        for (Map.Entry<Integer, Integer> entry : tracksByPlays.descendingMap().entrySet()) {
            sum += (long) entry.getKey() * entry.getValue();
            if (sum * 2 >= allPlays) {
                return entry.getKey();
            }
        }
        return Integer.MAX_VALUE;
    }
}
