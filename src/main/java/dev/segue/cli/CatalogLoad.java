package dev.segue.cli;

import dev.segue.catalog.Catalog;
import dev.segue.catalog.CatalogAlbum;
import dev.segue.catalog.CatalogArtist;
import dev.segue.catalog.CatalogEntry;
import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.metadata.MetadataSink;
import dev.segue.metadata.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes what is read into the catalog, writes what is new, and counts all of it.
final class CatalogLoad implements MetadataSink {

    private static final int KEPT = 20;

    private final Catalog catalog;
    private final CatalogOutput output;
    private final Progress progress;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final List<String> firstRejected = new ArrayList<>();
    private String source = "";

    CatalogLoad(Catalog catalog, CatalogOutput output, Progress progress) {
        this.catalog = catalog;
        this.output = output;
        this.progress = progress;
        for (String name : List.of(
                "entries",
                "tracks_new",
                "tracks_changed",
                "tracks_unchanged",
                "tracks_merged",
                "aliases",
                "albums",
                "artists",
                "playlists",
                "others_unchanged")) {
            counts.put(name, 0L);
        }
    }

    /// What comes now comes from there.
    void from(String name) {
        source = name;
    }

    @Override
    public void entry(CatalogEntry entry) {
        count("entries", 1);
        progress.add(1);
        switch (entry) {
            case CatalogTrack track -> take(track);
            case CatalogAlbum album -> count(output.write(album) ? "albums" : "others_unchanged", 1);
            case CatalogArtist artist -> count(output.write(artist) ? "artists" : "others_unchanged", 1);
            case CatalogPlaylist playlist ->
                count(output.write(resolved(playlist)) ? "playlists" : "others_unchanged", 1);
        }
    }

    @Override
    public void rejected(long line, Refusal refusal) {
        rejected.merge(refusal.code(), 1L, Long::sum);
        if (firstRejected.size() < KEPT) {
            firstRejected.add("%s%s: %s".formatted(source, line > 0 ? ":" + line : "", refusal.detail()));
        }
    }

    /// Returns how many rows were rejected.
    long rejectedRows() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<String, Long> counts() {
        return counts;
    }

    Map<String, Long> rejectedByReason() {
        return rejected;
    }

    List<String> firstRejected() {
        return firstRejected;
    }

    private void take(CatalogTrack track) {
        int before = catalog.size();
        Catalog.Change change = catalog.take(track, source);
        change.track().ifPresent(output::write);
        change.merged().forEach(output::remove);
        change.aliases().forEach(output::write);
        boolean isNew = catalog.size() + change.merged().size() > before;
        count(change.track().isEmpty() ? "tracks_unchanged" : isNew ? "tracks_new" : "tracks_changed", 1);
        count("tracks_merged", change.merged().size());
        count("aliases", change.aliases().size());
    }

    /// The tracks under the ids that they go by now.
    private CatalogPlaylist resolved(CatalogPlaylist playlist) {
        List<String> tracks = playlist.tracks().stream()
                .map(id -> catalog.find(id).map(CatalogTrack::key).orElse(id))
                .distinct()
                .toList();
        return new CatalogPlaylist(playlist.id(), playlist.title(), playlist.tags(), tracks);
    }

    private void count(String name, long more) {
        counts.merge(name, more, Long::sum);
    }
}
