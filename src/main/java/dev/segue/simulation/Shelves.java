package dev.segue.simulation;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The tracks of a catalog as a listener finds them: all of them, by genre, by artist, by album, by id.
final class Shelves {

    private final Pool everything;
    private final Map<Genre, Pool> byGenre;
    private final Map<String, Pool> byArtist;
    private final Map<String, List<InventedTrack>> byAlbum;
    private final Map<String, InventedTrack> byId = new HashMap<>();

    private Shelves(List<InventedTrack> tracks) {
        everything = new Pool(tracks);
        byGenre = new EnumMap<>(pools(tracks, InventedTrack::genre));
        byArtist = pools(tracks, InventedTrack::artistId);
        byAlbum = tracks.stream().collect(Collectors.groupingBy(InventedTrack::albumId));
        tracks.forEach(track -> byId.put(track.id(), track));
    }

    static Shelves of(List<InventedTrack> tracks) {
        return new Shelves(tracks);
    }

    Pool everything() {
        return everything;
    }

    /// Returns the tracks of a genre; all tracks when a small catalog has none of it.
    Pool genre(Genre genre) {
        return byGenre.getOrDefault(genre, everything);
    }

    Pool artistOf(InventedTrack track) {
        return byArtist.getOrDefault(track.artistId(), everything);
    }

    /// Returns what follows a track on its album, in order.
    List<InventedTrack> afterOnAlbum(InventedTrack track) {
        List<InventedTrack> album = byAlbum.getOrDefault(track.albumId(), List.of());
        return album.subList(Math.min(track.number(), album.size()), album.size());
    }

    InventedTrack track(String id) {
        return Objects.requireNonNull(byId.get(id), () -> "no track " + id + " in this catalog");
    }

    private static <K> Map<K, Pool> pools(List<InventedTrack> tracks, Function<InventedTrack, K> key) {
        return tracks.stream()
                .collect(Collectors.groupingBy(
                        key, LinkedHashMap::new, Collectors.collectingAndThen(Collectors.toList(), Pool::new)));
    }
}
