package dev.segue.intake;

import java.util.Locale;

/// Why an event was not accepted. The codes are part of the contract: they stand in dead letters and in HTTP answers.
public enum Reason {
    /// No value, or not in the Confluent wire format.
    NOT_AVRO,
    /// The registry does not know the schema id.
    UNKNOWN_SCHEMA,
    /// The bytes do not decode with their schema, or the schema cannot be read as a listening event.
    MALFORMED_AVRO,
    /// A type of event that this version does not know.
    UNKNOWN_TYPE,
    /// No user.
    MISSING_USER,
    /// No track where one is needed.
    MISSING_TRACK,
    /// An id of more than 512 characters.
    ID_TOO_LONG,
    /// Event time before the earliest that is believed.
    EVENT_TIME_TOO_OLD,
    /// Event time too far ahead of the arrival.
    EVENT_TIME_IN_FUTURE,
    /// Played time or duration below zero, or beyond 24 days.
    BAD_PLAYBACK,
    /// A rating without a value on a scale.
    BAD_RATING,
    /// A block without a kind that is known or without an id.
    BAD_BLOCK,
    /// An impression without a recommendation id or without tracks.
    BAD_IMPRESSION,
    /// Preferences with too many names, or with one that is empty, too long or said twice.
    BAD_PREFERENCES,
    /// A country that ISO 3166-1 does not know.
    BAD_COUNTRY;

    /// Returns the lower-case code.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
