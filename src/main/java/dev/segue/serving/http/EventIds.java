package dev.segue.serving.http;

import dev.segue.events.Fingerprint;
import dev.segue.events.ListeningEvent;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// Gives an id and a time to events that come without, so that sending a request again counts nothing twice.
///
/// The id is the client's own, else `key:index` from the request's `Idempotency-Key`, else a digest of the
/// content, time included: without a key *and* without a time of its own, an event that is sent twice is two
/// events.
///
/// @param idempotencyKey the request's key
/// @param now the time of events that have none
record EventIds(Optional<String> idempotencyKey, Instant now) {

    ListeningEvent complete(ListeningEvent event, int index) {
        ListeningEvent timed = event.at().isPresent() ? event : event.withTime(now);
        if (!timed.eventId().isEmpty()) {
            return timed;
        }
        return timed.withEventId(idempotencyKey.map(key -> key + ":" + index).orElseGet(() -> digest(timed)));
    }

    private static String digest(ListeningEvent event) {
        byte[] wide = Fingerprint.wide(
                event.type().wireName(),
                event.user(),
                event.track(),
                event.at().map(Instant::toString).orElse(""),
                event.playback().toString(),
                event.answer().toString(),
                event.rating().toString(),
                event.block().toString(),
                Fingerprint.of(String.join("\u0000", event.shown())) + "/"
                        + event.shown().size(),
                event.preferences().isNone() ? "" : event.preferences().toString());
        return HexFormat.of().formatHex(wide);
    }
}
