package dev.segue.simulation;

import java.time.Duration;
import java.time.Instant;

/// What a closed loop is made of: in each round, every listener has one session.
///
/// @param listeners how many there are
/// @param tracks how many tracks the catalog has
/// @param rounds how many sessions each listener has
/// @param changeAt the round, from 0, with which each listener has another taste; `rounds`: never
/// @param limit how many tracks a list shows
/// @param begin when the first round begins, in event time
public record LoopPlan(int listeners, int tracks, int rounds, int changeAt, int limit, Instant begin) {

    /// From the beginning of one round to that of the next, in event time.
    public static final Duration ROUND = Duration.ofHours(12);

    public LoopPlan {
        if (listeners < 1 || tracks < limit || rounds < 1 || limit < 1 || changeAt < 1 || changeAt > rounds) {
            throw new IllegalArgumentException(
                    "%d listeners, %d tracks, %d rounds, change at %d, lists of %d; expected 1 or more, a change within the rounds and no longer lists than there are tracks"
                            .formatted(listeners, tracks, rounds, changeAt, limit));
        }
    }

    /// Returns how long all of it takes in event time.
    public static Duration span(int rounds) {
        return ROUND.multipliedBy(rounds);
    }

    Instant beginOf(int round) {
        return begin.plus(span(round));
    }
}
