package dev.segue.app;

import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.TrackIndex;
import dev.segue.events.TrackId;
import dev.segue.wire.CatalogBytes;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to the search index: while the process starts on a thread of its own, as indexing is most of what reading a
/// catalog costs and nobody searches yet; then at once, so that what was written is found.
///
/// One thread tells of tracks, another says when the start is over.
final class IndexedTracks {

    private static final Logger LOG = LoggerFactory.getLogger(IndexedTracks.class);

    /// Some 10 MB of tracks.
    private static final int MOST_WAITING = 4096;

    private final TrackIndex index;
    private final BlockingQueue<Change> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread indexer;
    private boolean starting = true;

    /// What is to be written.
    private sealed interface Change {}

    private record Put(CatalogTrack track) implements Change {}

    private record Remove(TrackId track) implements Change {}

    private record End() implements Change {}

    /// @param index what is written to
    IndexedTracks(TrackIndex index) {
        this.index = index;
        this.indexer = Thread.ofPlatform().name("catalog-indexer").daemon().start(this::work);
    }

    /// Begins to open the index of a process whose state is there.
    static Ahead<TrackIndex> opening(Path state) {
        return Ahead.begin("catalog-index", () -> new TrackIndex(state.resolve("catalog-index"), CatalogBytes.form()));
    }

    void put(CatalogTrack track) {
        take(new Put(track));
    }

    void remove(TrackId track) {
        take(new Remove(track));
    }

    /// Returns when all that has been told is in the index; from now on everything is written at once.
    synchronized void started() {
        if (starting) {
            await(new End());
            try {
                indexer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            starting = false;
        }
    }

    private synchronized void take(Change change) {
        if (starting) {
            await(change);
        } else {
            write(change);
        }
    }

    private void await(Change change) {
        try {
            waiting.put(change);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the catalog was being indexed", e);
        }
    }

    private void work() {
        try {
            for (Change change = waiting.take(); !(change instanceof End); change = waiting.take()) {
                try {
                    write(change);
                } catch (RuntimeException failed) {
                    LOG.warn("a track of the catalog could not be indexed and is not found by words", failed);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Change change) {
        switch (change) {
            case Put(var track) -> index.put(track);
            case Remove(var track) -> index.remove(track);
            case End _ -> throw new IllegalStateException("the end of the start is no change of the index");
        }
    }
}
