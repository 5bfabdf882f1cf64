package dev.segue.intake;

import dev.segue.events.Fingerprint;
import dev.segue.events.ListeningEvent;

/// The keys by which an event that comes again is known: 16 bytes of a digest.
public final class EventKey {

    private EventKey() {}

    /// Returns the key under which the event is remembered: its id within its user's, or, when its producer gave none,
    /// its content.
    public static byte[] of(ListeningEvent event) {
        return event.eventId().isEmpty()
                ? Fingerprint.wide(event.user(), contentOf(event))
                : Fingerprint.wide(event.user(), "id", event.eventId());
    }

    private static String contentOf(ListeningEvent event) {
        return event.type()
                + "\u0000" + event.track()
                + "\u0000" + event.at().map(Object::toString).orElse("")
                + "\u0000" + event.playback()
                + "\u0000" + event.rating().map(Object::toString).orElse("")
                + "\u0000" + event.block().map(Object::toString).orElse("")
                + "\u0000" + event.answer()
                + "\u0000" + event.shown();
    }
}
