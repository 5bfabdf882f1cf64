package dev.segue.serving.http;

import dev.segue.catalog.CatalogEntry;
import dev.segue.catalog.CatalogTrack;
import dev.segue.events.TrackId;
import dev.segue.serving.CatalogStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A catalog in memory; a search finds titles that are the same.
final class FakeCatalog implements CatalogStore {

    final Map<String, CatalogEntry> entries = new ConcurrentHashMap<>();
    volatile Written written = new Written.Acknowledged();

    @Override
    public Optional<CatalogTrack> find(TrackId track) {
        return Optional.ofNullable(entries.get(track.value()))
                .filter(CatalogTrack.class::isInstance)
                .map(CatalogTrack.class::cast);
    }

    @Override
    public List<Found> search(String text, int limit) {
        return entries.values().stream()
                .filter(CatalogTrack.class::isInstance)
                .map(CatalogTrack.class::cast)
                .filter(track -> track.title().equals(text))
                .limit(limit)
                .map(track -> new Found(track, 1.5))
                .toList();
    }

    @Override
    public Written write(List<CatalogEntry> written) {
        written.forEach(entry -> entries.put(entry.key(), entry));
        return this.written;
    }

    @Override
    public Written remove(TrackId track) {
        entries.remove(track.value());
        return written;
    }
}
