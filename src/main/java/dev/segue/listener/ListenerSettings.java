package dev.segue.listener;

import java.time.Duration;

/// How a listener's events are read as sessions, and as answers to what was shown.
///
/// @param sessionGap a session ends when nothing was heard for this long, in event time
/// @param outcomeWindow for how long after a list was shown an event that names it counts as an answer to it
/// @param impressionKeep for how long a list that was shown can be looked up, in event time
/// @param featureShare of the lists recorded as shown, how many keep their features, from 0 to 1: some 1.2 KB for 20
/// tracks
public record ListenerSettings(
        Duration sessionGap, Duration outcomeWindow, Duration impressionKeep, double featureShare) {

    /// What is used when nothing is set.
    public static final ListenerSettings DEFAULTS = new ListenerSettings(Duration.ofMinutes(30));

    public ListenerSettings {
        if (!sessionGap.isPositive()) {
            throw new IllegalArgumentException("session-gap must be positive but was " + sessionGap);
        }
        if (!outcomeWindow.isPositive()) {
            throw new IllegalArgumentException("outcome-window must be positive but was " + outcomeWindow);
        }
        if (impressionKeep.compareTo(outcomeWindow) < 0) {
            throw new IllegalArgumentException("impression-keep must be at least the outcome-window, %s, but was %s"
                    .formatted(outcomeWindow, impressionKeep));
        }
        if (!(featureShare >= 0 && featureShare <= 1)) {
            throw new IllegalArgumentException("feature-share must lie between 0 and 1 but was " + featureShare);
        }
    }

    /// Returns settings with a session gap and the rest as it is when nothing is set.
    public ListenerSettings(Duration sessionGap) {
        this(sessionGap, Duration.ofHours(24), Duration.ofDays(7), 1);
    }
}
