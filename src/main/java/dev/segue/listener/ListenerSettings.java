package dev.segue.listener;

import java.time.Duration;

/// How a listener's events are read as sessions.
///
/// @param sessionGap a session ends when nothing was heard for this long, in event time
public record ListenerSettings(Duration sessionGap) {

    /// What is used when nothing is set.
    public static final ListenerSettings DEFAULTS = new ListenerSettings(Duration.ofMinutes(30));

    public ListenerSettings {
        if (!sessionGap.isPositive()) {
            throw new IllegalArgumentException("session-gap must be positive but was " + sessionGap);
        }
    }
}
