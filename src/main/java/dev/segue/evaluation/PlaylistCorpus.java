package dev.segue.evaluation;

import dev.segue.catalog.Catalog;
import dev.segue.catalog.CatalogEntry;
import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Numbers;
import dev.segue.catalog.TextKey;
import dev.segue.learning.content.ContentItem;
import dev.segue.metadata.MetadataReader;
import dev.segue.metadata.MetadataSink;
import dev.segue.metadata.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Playlists and the tracks in them, numbered from 0, as a file describes both.
///
/// Genres are left out: such files give a track the genre of the playlists that it is in, and that would tell where it
/// belongs.
///
/// @param tracks what is said of each track
/// @param playlists the tracks of each playlist in their order, each track once
public record PlaylistCorpus(List<CatalogTrack> tracks, List<List<Integer>> playlists) {

    public PlaylistCorpus {
        tracks = List.copyOf(tracks);
        playlists = playlists.stream().map(List::copyOf).toList();
    }

    /// Reads a metadata file that has playlists.
    ///
    /// @throws IOException when it cannot be read or has none, in one line
    public static PlaylistCorpus read(Path file) throws IOException {
        Catalog catalog = new Catalog();
        Set<String> order = new LinkedHashSet<>();
        Map<String, CatalogPlaylist> playlists = new LinkedHashMap<>();
        MetadataSink sink = new MetadataSink() {
            @Override
            public void entry(CatalogEntry entry) {
                if (entry instanceof CatalogTrack track) {
                    catalog.take(track, "file");
                    order.add(track.key());
                } else if (entry instanceof CatalogPlaylist playlist) {
                    playlists.put(playlist.key(), playlist);
                }
            }

            @Override
            public void rejected(long line, Refusal refusal) {
                // a row that cannot be read is no part of the corpus; `segue catalog load --dry-run` names it
            }
        };
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            MetadataReader.read(in, sink);
        }
        if (playlists.isEmpty()) {
            throw new IOException(
                    "%s has no playlists; expected a table with playlist_id, or playlists as JSON".formatted(file));
        }
        return of(catalog, order, playlists.values());
    }

    private static PlaylistCorpus of(Catalog catalog, Set<String> order, Iterable<CatalogPlaylist> playlists) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<CatalogTrack> tracks = new ArrayList<>();
        for (String id : order) {
            catalog.find(id).ifPresent(track -> {
                if (numbers.putIfAbsent(track.key(), tracks.size()) == null) {
                    tracks.add(track);
                }
            });
        }
        List<List<Integer>> members = new ArrayList<>();
        for (CatalogPlaylist playlist : playlists) {
            Set<Integer> once = new LinkedHashSet<>();
            for (String id : playlist.tracks()) {
                Integer number =
                        catalog.find(id).map(track -> numbers.get(track.key())).orElse(null);
                if (number != null) {
                    once.add(number);
                }
            }
            members.add(List.copyOf(once));
        }
        return new PlaylistCorpus(tracks, members);
    }

    /// Returns a track as the content model sees it.
    ContentItem item(int track) {
        CatalogTrack known = tracks.get(track);
        String album = known.album().id().isEmpty()
                ? known.album().title()
                : known.album().id();
        String words = TextKey.words(known.title());
        return new ContentItem(
                known.numbers(),
                known.year(),
                List.of(),
                known.tags(),
                known.artists().stream().map(credit -> credit.nameOrId()).toList(),
                album,
                words.isEmpty() ? List.of() : Arrays.asList(words.split(" ")));
    }

    /// Returns the source's popularity of a track, 0 to 100; 0 when unknown.
    double popularity(int track) {
        return tracks.get(track).numbers().getOrDefault(Numbers.POPULARITY, 0.0);
    }
}
