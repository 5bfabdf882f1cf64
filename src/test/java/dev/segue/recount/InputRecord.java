package dev.segue.recount;

import org.jspecify.annotations.Nullable;

/// A record of the input topic.
///
/// @param partition where it is
/// @param offset its place there
/// @param arrivalMillis when the broker took it
/// @param value its bytes
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record InputRecord(int partition, long offset, long arrivalMillis, byte @Nullable [] value) {}
