package dev.segue.listener;

import java.time.Duration;

/// How a listener's plays are cut into sessions.
///
/// @param sessionGap a play that starts more than this after the one before it starts a new session; positive
public record ListenerSettings(Duration sessionGap) {

    /// Half an hour, the usual cut in the literature on listening sessions.
    public static final ListenerSettings DEFAULT = new ListenerSettings(Duration.ofMinutes(30));

    public ListenerSettings {
        if (sessionGap.isNegative() || sessionGap.isZero()) {
            throw new IllegalArgumentException("session gap must be positive but was " + sessionGap);
        }
    }
}
