package dev.segue.intake;

import dev.segue.events.Interaction;

/// What the rules make of an event.
public sealed interface Checked {

    /// The event counts.
    ///
    /// @param interaction what it says
    record Accepted(Interaction interaction) implements Checked {}

    /// The event does not count.
    ///
    /// @param reason why, for machines
    /// @param detail what to change, for people
    record Rejected(Reason reason, String detail) implements Checked {}
}
