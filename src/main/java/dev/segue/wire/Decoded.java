package dev.segue.wire;

import dev.segue.events.ListeningEvent;
import dev.segue.intake.Reason;

/// What the bytes of a record turned out to be.
public sealed interface Decoded {

    /// A listening event.
    record Event(ListeningEvent event) implements Decoded {}

    /// Not one, for good: the record is a dead letter.
    record Unreadable(Reason reason, String detail) implements Decoded {}
}
