package dev.segue.simulation;

import dev.segue.events.EventType;
import dev.segue.events.ListeningEvent;
import java.time.Duration;
import java.time.Instant;

/// Writes what a listener's player reports, each under the next id of that listener.
final class Reports {

    private final String listener;
    private final String country;
    private final String idPrefix;
    private int written;

    /// @param history what tells these events from those of any other history, for their ids
    Reports(InventedListener listener, String history) {
        this.listener = listener.id();
        this.country = listener.country();
        this.idPrefix = "sim-" + history + "-" + listener.id() + "-";
    }

    int written() {
        return written;
    }

    ListeningEvent heard(InventedTrack track, Instant at, Duration played, boolean skipped) {
        return report(skipped ? EventType.SKIP : EventType.PLAY, track, at)
                .withPlayback(new ListeningEvent.Playback(played, track.duration()))
                .withDescription(new ListeningEvent.Description(track.artistName(), track.albumTitle(), track.title()));
    }

    ListeningEvent judged(InventedTrack track, Instant at, boolean liked) {
        return report(liked ? EventType.LIKE : EventType.DISLIKE, track, at);
    }

    private ListeningEvent report(EventType type, InventedTrack track, Instant at) {
        written++;
        return ListeningEvent.of(type, listener, track.id(), at)
                .withEventId(idPrefix + written)
                .withCountry(country);
    }
}
