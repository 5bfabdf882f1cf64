package dev.segue.recordings;

import dev.segue.events.Fingerprint;
import java.util.HexFormat;

/// One row of a recording, whatever its format, brought to tab-separated columns.
///
/// @param line the line of the file it begins at, from 1
/// @param number the row it is, from 1; the header and blank lines are none
/// @param columns its columns, between tabs
record Row(long line, long number, String columns) {

    /// Returns the id of the event in this row: its number and a fingerprint of its content.
    ///
    /// The number tells equal rows of one file apart, the fingerprint the rows of two files of one format. A file
    /// that has grown keeps the ids of its old rows.
    String eventId(String format) {
        return format + ":" + number + ":" + HexFormat.of().toHexDigits(Fingerprint.of(columns));
    }
}
