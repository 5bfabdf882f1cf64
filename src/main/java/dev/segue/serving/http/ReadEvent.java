package dev.segue.serving.http;

import dev.segue.events.ListeningEvent;
import dev.segue.serving.EventCheck.Refusal;

/// One item of a request, read.
sealed interface ReadEvent {

    /// It is an event; its id and time may still be missing.
    ///
    /// @param event the event
    record Typed(ListeningEvent event) implements ReadEvent {}

    /// It is none.
    ///
    /// @param refusal why
    record Refused(Refusal refusal) implements ReadEvent {}

    static ReadEvent refused(String code, String detail) {
        return new Refused(new Refusal(code, detail));
    }
}
