package dev.segue.ranking;

import dev.segue.catalog.CatalogTrack;
import dev.segue.learning.content.ContentItem;
import dev.segue.learning.content.ContentSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps the model's [TrackContent] up with the catalog: a track that is described has its vector at once, in the space
/// that there is, and the space is fitted anew when the catalog has grown by half.
///
/// One thread tells of tracks, another may fit; each holds the lock for a moment only.
public final class CatalogContent {

    private static final double GROWTH = 0.5;

    private final Model model;
    private Optional<TrackContent> current = Optional.empty();
    private List<CatalogTrack> late = new ArrayList<>();
    private boolean fitting;
    private long changes;

    /// The tracks of a catalog, to be read as often as asked for.
    public interface Tracks {

        /// Passes every track to a consumer.
        void forEach(Consumer<CatalogTrack> consumer);
    }

    /// @param model what gets the vectors
    public CatalogContent(Model model) {
        this.model = model;
    }

    /// Takes in a track, new or changed.
    public synchronized void put(CatalogTrack track) {
        changes++;
        current.ifPresent(content -> put(track, content));
        if (fitting) {
            late.add(track);
        }
    }

    /// Returns whether so much has changed that the space should be fitted anew.
    public synchronized boolean isDue() {
        long fitted = current.map(content -> content.space().version()).orElse(0L);
        return !fitting && changes > 0 && changes >= GROWTH * fitted;
    }

    /// Returns how many changes there have been since the space was last fitted.
    public synchronized long changes() {
        return changes;
    }

    /// Fits the space to a catalog and gives the model the vectors of all its tracks.
    ///
    /// @return the share of variance that the vectors keep; empty when there are no tracks
    public Optional<Double> fit(Tracks tracks) {
        Optional<ContentSpace> before;
        synchronized (this) {
            fitting = true;
            changes = 0;
            late = new ArrayList<>();
            before = current.map(TrackContent::space);
        }
        try {
            Consumer<Consumer<ContentItem>> items =
                    consumer -> tracks.forEach(track -> consumer.accept(TrackContent.itemOf(track)));
            Optional<TrackContent> fitted = ContentSpace.fit(items, before).map(TrackContent::new);
            fitted.ifPresent(content -> tracks.forEach(track -> put(track, content)));
            fitted.ifPresent(content -> content.learn(model.vectors()));
            synchronized (this) {
                fitted.ifPresent(content -> {
                    late.forEach(track -> put(track, content));
                    model.apply(content);
                });
                current = fitted.or(() -> current);
            }
            return fitted.map(content -> content.space().explained());
        } finally {
            synchronized (this) {
                fitting = false;
                late = new ArrayList<>();
            }
        }
    }

    private void put(CatalogTrack track, TrackContent content) {
        TrackNode node = model.track(track.id().fingerprint());
        content.put(track, node != null && node.totals().plays() > 0);
    }
}
