package dev.segue.evaluation;

import dev.segue.events.ListenerId;
import dev.segue.ranking.RankRequest.Mode;
import java.time.Instant;

/// What a contestant is asked: what should this listener hear next?
///
/// The mode is the candidate rule, the same for all: `MIXED` any track that an event was about before,
/// `DISCOVER` none that the listener has played, `FAMILIAR` only such.
///
/// @param listener who asks; maybe never heard of
/// @param mode which tracks are allowed
/// @param at when, in event time; never before an event that was learnt
/// @param limit how many tracks at most, from 1
public record Question(ListenerId listener, Mode mode, Instant at, int limit) {

    public Question {
        if (limit < 1) {
            throw new IllegalArgumentException("a list of %d tracks; expected 1 or more".formatted(limit));
        }
    }
}
