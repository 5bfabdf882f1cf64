package dev.segue.recordings;

import java.util.Locale;

/// What can be wrong with a row.
public enum RowFault {
    /// It has fewer or more columns than its format.
    COLUMNS,
    /// The listener's id is empty or too long.
    LISTENER,
    /// The track's or artist's id is empty or too long.
    TRACK,
    /// The time cannot be read or lies outside the years 1970 to 9999.
    TIME,
    /// A count or a share is not a number.
    NUMBER,
    /// A rating is no number or lies outside its scale.
    RATING,
    /// The event has a name that is not known.
    EVENT;

    /// Returns the name in lower case.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
