package dev.segue.events;

import java.util.Locale;
import java.util.Optional;

/// What a player or a service can report about a listener.
public enum EventType {
    /// A track was heard; how much of it decides whether it counts as a play or as a skip.
    PLAY,
    /// A track was left early.
    SKIP,
    /// The listener said that they like a track.
    LIKE,
    /// The listener said that they do not want a track.
    DISLIKE,
    /// A like or a dislike is taken back.
    UNLIKE,
    /// A rating on a stated scale.
    RATING,
    /// A track or an artist must not be offered, for a time or for good.
    BLOCK,
    /// A block is taken back.
    UNBLOCK,
    /// A list of tracks was shown to the listener.
    IMPRESSION,
    /// The listener said what they like, whatever they play; it takes the place of what they said before.
    PREFERENCES;

    /// Returns the type of that name in any case, empty when there is none.
    public static Optional<EventType> named(String name) {
        for (EventType type : values()) {
            if (type.wireName().equalsIgnoreCase(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /// Returns the lower-case name that JSON and the command line use.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
