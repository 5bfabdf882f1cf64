package dev.segue.serving;

import dev.segue.events.ListeningEvent;
import java.time.Duration;
import java.util.List;

/// Where accepted events go: the log that everything is learnt from.
public interface EventLog {

    /// Appends the events in order and returns when the log has acknowledged all of them, or cannot.
    ///
    /// Blocks the calling (virtual) thread. Every event has an id, so appending the same ones again after
    /// [Appended.Unavailable] counts nothing twice, though some of them may already be in the log.
    ///
    /// @param events one or more, each with an id and a time
    Appended append(List<ListeningEvent> events);

    /// How an append ended.
    sealed interface Appended {

        /// All events are in the log for good.
        ///
        /// @param position where they are; a look-up `after` it has seen them
        record Acknowledged(Position position) implements Appended {}

        /// Not all events could be acknowledged in time; the client should send the same again.
        ///
        /// @param detail what is wrong, for the client
        /// @param retryAfter when it is worth trying again
        record Unavailable(String detail, Duration retryAfter) implements Appended {}
    }
}
