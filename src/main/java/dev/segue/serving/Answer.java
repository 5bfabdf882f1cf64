package dev.segue.serving;

import java.time.Duration;

/// What came of a look-up.
public sealed interface Answer<T> {

    /// It was found.
    ///
    /// @param value what was asked for
    /// @param freshness how far behind the log it may be, and whose copy it is
    record Found<T>(T value, Freshness freshness) implements Answer<T> {}

    /// Its store is being restored or is changing hands: ask again.
    ///
    /// @param detail what is going on, for the client
    /// @param retryAfter when it is worth asking again
    record Moving<T>(String detail, Duration retryAfter) implements Answer<T> {}

    /// There is no such thing, though the store that would hold it is there.
    ///
    /// @param detail what was not found, for the client
    record NotFound<T>(String detail) implements Answer<T> {}

    /// The position that is to be waited for is none of this log: it names a partition that is not there.
    ///
    /// @param partition which it names
    /// @param partitions how many there are, numbered from 0
    record NoSuchPartition<T>(int partition, int partitions) implements Answer<T> {}

    /// Returns what was found up to date in the owner's own store.
    static <T> Answer<T> found(T value) {
        return new Found<>(value, Freshness.CURRENT);
    }
}
