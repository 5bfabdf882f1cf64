package dev.segue.serving;

import dev.segue.catalog.CatalogEntry;
import dev.segue.catalog.CatalogTrack;
import dev.segue.events.TrackId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The catalog as it is asked and changed from outside.
///
/// Reads come from this process's copy, which follows what is written within a second or so.
public interface CatalogStore {

    /// Returns a track by its id, or by an external id as `scheme:value`.
    Optional<CatalogTrack> find(TrackId track);

    /// Returns the tracks whose title, artist and album fit a text, best first.
    List<Found> search(String text, int limit);

    /// Writes entries, each in place of what was said of it before, and returns when they are safe, or cannot be.
    Written write(List<CatalogEntry> entries);

    /// Takes a track out of the catalog: it is offered no more.
    Written remove(TrackId track);

    /// A track that was found.
    ///
    /// @param track the track
    /// @param score how well it fits, comparable within one answer
    record Found(CatalogTrack track, double score) {}

    /// How a write ended.
    sealed interface Written {

        /// All is safe.
        record Acknowledged() implements Written {}

        /// Not all could be acknowledged in time; the client should send the same again.
        ///
        /// @param detail what is wrong, for the client
        /// @param retryAfter when it is worth trying again
        record Unavailable(String detail, Duration retryAfter) implements Written {}
    }
}
