package dev.segue.recordings;

import dev.segue.events.ListeningEvent;
import java.util.Optional;
import java.util.function.Consumer;

/// One format of recorded listening: how to know it, and what a row of it means.
sealed interface RecordingFormat
        permits ArtistCounts, ArtistTags, MovieLensRatings, RatedTracks, TimedArtistEvents, ThirtyMusicPlays {

    /// Returns the name of this format, as reports and event ids carry it.
    String label();

    /// Returns what is between two columns.
    Separator separator();

    /// Returns the header that tells this format; empty when its files have none.
    Optional<String> header();

    /// Returns whether a row says when its event happened.
    boolean hasTime();

    /// Returns whether its times are so coarse (days, months) that the order of events of one time says nothing: files
    /// are often sorted by an id there, and a model that learns sequences would learn the sorting.
    default boolean hasCoarseTime() {
        return false;
    }

    /// Reads a row; its event has no id yet.
    ListeningEvent event(Row row) throws BadRow;

    /// Reads a row; a row that cannot be read is told to `rejected` instead.
    default Optional<ListeningEvent> read(Row row, Consumer<? super RejectedRow> rejected) {
        try {
            return Optional.of(event(row).withEventId(row.eventId(label())));
        } catch (BadRow fault) {
            rejected.accept(fault.at(row.line()));
            return Optional.empty();
        }
    }

    /// Reads a row that has been read before without a fault.
    default ListeningEvent readAccepted(Row row) {
        return read(row, Rejections.IGNORED)
                .orElseThrow(() -> new IllegalStateException("row %d was readable before".formatted(row.number())));
    }

    /// What is between two columns of a file.
    enum Separator {
        /// One tab; nothing is quoted.
        TAB,
        /// A comma; columns may be quoted (RFC 4180).
        COMMA,
        /// Any spaces and tabs.
        BLANKS
    }
}
