package dev.segue.serving;

import java.time.Duration;
import java.util.Optional;

/// How far behind the log an answer may be, and whose copy it comes from.
///
/// @param stale whether `after` was asked for and had not been reached when the wait was over
/// @param copy whose copy of the state answered
/// @param lag for how long the log has held records that the copy had not processed, as far as was known; zero when
/// there were none, empty when it is not known
public record Freshness(boolean stale, Copy copy, Optional<Duration> lag) {

    /// The owner's own state, with all that was asked for in it.
    public static final Freshness CURRENT = new Freshness(false, Copy.ACTIVE, Optional.empty());

    /// Whose copy of the state answered.
    public enum Copy {
        /// The task that owns it.
        ACTIVE,
        /// A replica that follows the owner.
        STANDBY
    }
}
