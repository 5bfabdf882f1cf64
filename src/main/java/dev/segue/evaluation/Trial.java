package dev.segue.evaluation;

import dev.segue.events.Interaction;
import org.jspecify.annotations.Nullable;

/// One event of the stream, with all that was known before it.
///
/// @param interaction what happened
/// @param number the event's number, from 0
/// @param target what it says about the lists before it
/// @param sampled whether lists are asked for
/// @param listener whose it is
/// @param track its track; null when it has none
/// @param eventsBefore how many events the listener had before
/// @param band how popular the track was
/// @param met whether the listener had played or skipped the track before
/// @param played whether the listener had played it before
record Trial(
        Interaction interaction,
        int number,
        Target target,
        boolean sampled,
        PastListener listener,
        @Nullable PastTrack track,
        int eventsBefore,
        Band band,
        boolean met,
        boolean played) {

    /// Below so many events a listener is cold.
    static final int WARM_FROM = 5;

    boolean isCold() {
        return eventsBefore < WARM_FROM;
    }

    Moment moment() {
        return new Moment(listener, number);
    }

    /// Returns the day of the event in UTC, as days since the epoch.
    long day() {
        return Math.floorDiv(interaction.at().getEpochSecond(), 86_400);
    }
}
