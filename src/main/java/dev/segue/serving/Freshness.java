package dev.segue.serving;

import java.util.OptionalLong;

/// How far behind the log an answer may be, and whose copy it comes from.
///
/// @param stale whether `after` was asked for and had not been reached when the wait was over
/// @param copy whose copy of the state answered
/// @param lagRecords how many input records that copy had still to process; empty when not known
public record Freshness(boolean stale, Copy copy, OptionalLong lagRecords) {

    /// The owner's own state, with all that was asked for in it.
    public static final Freshness CURRENT = new Freshness(false, Copy.ACTIVE, OptionalLong.empty());

    /// The owner's own state, without all that was asked for in it.
    public static final Freshness STALE = new Freshness(true, Copy.ACTIVE, OptionalLong.empty());

    /// Whose copy of the state answered.
    public enum Copy {
        /// The task that owns it.
        ACTIVE,
        /// A replica that follows the owner.
        STANDBY
    }
}
