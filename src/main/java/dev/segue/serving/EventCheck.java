package dev.segue.serving;

import dev.segue.events.ListeningEvent;
import java.util.Optional;

/// The rules that an event must keep before it is worth a place in the log.
@FunctionalInterface
public interface EventCheck {

    /// Returns why the event would be rejected, empty when it would be accepted.
    ///
    /// @param event typed, with an id and a time
    Optional<Refusal> check(ListeningEvent event);

    /// Why an event is not taken.
    ///
    /// @param code for machines: lower-case words joined by `_`
    /// @param detail for people: what is wrong and what was expected
    record Refusal(String code, String detail) {}
}
