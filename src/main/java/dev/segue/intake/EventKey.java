package dev.segue.intake;

import dev.segue.events.Fingerprint;
import dev.segue.events.ListeningEvent;
import java.time.Instant;

/// The keys by which an event that comes again is known: 16 bytes of a digest.
public final class EventKey {

    private EventKey() {}

    /// Returns the key under which the event is remembered: its id within its user's, or, when its producer
    /// gave none, its content. Without an id and without a time of its own an event cannot be known again: its
    /// arrival makes it unlike any other.
    ///
    /// @param arrival when the event arrived
    public static byte[] of(ListeningEvent event, Instant arrival) {
        return event.eventId().isEmpty()
                ? Fingerprint.wide(event.user(), contentOf(event, arrival))
                : Fingerprint.wide(event.user(), "id", event.eventId());
    }

    private static String contentOf(ListeningEvent event, Instant arrival) {
        return event.type()
                + "\u0000" + event.track()
                + "\u0000" + event.at().orElse(arrival)
                + "\u0000" + event.playback()
                + "\u0000" + event.rating().map(Object::toString).orElse("")
                + "\u0000" + event.block().map(Object::toString).orElse("")
                + "\u0000" + event.answer()
                + "\u0000" + event.shown()
                + (event.preferences().isNone() ? "" : "\u0000" + event.preferences());
    }
}
