package dev.segue.recordings;

/// A row that could not be read.
///
/// @param line its line in the (uncompressed) file, from 1
/// @param fault what kind of fault it has
/// @param reason what came and what was expected, in one line
public record RejectedRow(long line, RowFault fault, String reason) {}
