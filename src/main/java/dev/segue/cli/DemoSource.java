package dev.segue.cli;

import dev.segue.catalog.Track;
import dev.segue.events.ListeningEvent;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.recordings.Recording;
import dev.segue.simulation.InventedCatalog;
import dev.segue.simulation.InventedHistory;
import dev.segue.simulation.InventedListeners;
import dev.segue.simulation.InventedTrack;
import dev.segue.wire.CatalogCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What a demo streams: the invented world, or a recording.
///
/// @param name what it is, the same at each start
/// @param events how many events there are
/// @param tracks makes the tracks that a catalog describes
/// @param opener opens the events in event-time order
record DemoSource(String name, long events, Supplier<List<dev.segue.wire.Track>> tracks, Opener opener) {

    private static final long SEED = 42;
    private static final int TRACKS = 5_000;
    private static final int LISTENERS = 500;

    /// How many events the invented history of a demo has.
    static final long EVENTS = 200_000;

    /// Opens a stream of events.
    interface Opener {
        /// Returns the events from the first one; the caller closes the stream.
        Stream<ListeningEvent> open() throws IOException;
    }

    /// Returns the invented world, whose history has so many events and ends at the instant given.
    static DemoSource invented(Instant end, long events) {
        return new DemoSource(
                "invented",
                events,
                () -> inventedCatalog().tracks().stream()
                        .map(DemoSource::record)
                        .toList(),
                () -> history(end, events));
    }

    /// Returns the tracks that a catalog describes.
    List<dev.segue.wire.Track> catalog() {
        return tracks.get();
    }

    /// Returns a recording.
    ///
    /// @throws CommandFailure when it cannot be read, or is no recording of events
    static DemoSource recorded(Path file) {
        try {
            Recording recording = Recording.open(file);
            if (recording.rejections().count() > 0) {
                System.err.println("%d rows of %s are left out: %s"
                        .formatted(
                                recording.rejections().count(),
                                file,
                                recording.rejections().byFault()));
            }
            return new DemoSource(
                    file.toAbsolutePath().normalize().toString(), recording.rows(), List::of, recording::events);
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private static InventedCatalog inventedCatalog() {
        return InventedCatalog.of(SEED, TRACKS);
    }

    private static Stream<ListeningEvent> history(Instant end, long events) {
        InventedCatalog catalog = inventedCatalog();
        return InventedHistory.stream(catalog, InventedListeners.of(SEED, LISTENERS, catalog), end, events);
    }

    private static dev.segue.wire.Track record(InventedTrack track) {
        Description description = new Description(track.artistName(), track.albumTitle(), track.title());
        return CatalogCodec.toWire(
                new Track(new TrackId(track.id()), description, track.year(), track.number()),
                track.genre().label());
    }
}
