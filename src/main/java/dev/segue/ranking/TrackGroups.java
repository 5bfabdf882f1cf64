package dev.segue.ranking;

import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Credit;
import dev.segue.events.Fingerprint;
import dev.segue.events.TrackId;
import dev.segue.math.LongTable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The albums, artists, playlists and genres of the catalog with their tracks: all but playlists follow from what is
/// said of the tracks. One thread writes, any number read.
///
/// An album without an id goes by its artist and title, an artist without one by the name.
public final class TrackGroups {

    private final Map<GroupKind, LongTable<TrackGroup>> groups = new EnumMap<>(GroupKind.class);
    private final LongTable<long[]> placesOf = new LongTable<>();

    /// A group that a track is in.
    private record Place(GroupKind kind, String id, String title, String artist) {}

    /// Creates none.
    public TrackGroups() {
        for (GroupKind kind : GroupKind.values()) {
            groups.put(kind, new LongTable<>());
        }
    }

    /// Takes in a track, new or changed.
    public void put(CatalogTrack track) {
        long fingerprint = track.id().fingerprint();
        Map<Long, Place> places = placesOf(track);
        long[] before = placesOf.get(fingerprint);
        for (long place : before == null ? new long[0] : before) {
            if (!places.containsKey(place)) {
                leave(place, fingerprint);
            }
        }
        places.forEach((key, place) -> {
            TrackGroup group = table(place.kind()).get(key);
            if (group == null) {
                group = new TrackGroup(place.kind(), place.id(), place.title(), place.artist());
                table(place.kind()).put(key, group);
            } else if (!place.title().isEmpty()) {
                group.name(place.title(), place.artist());
            }
            if (before == null || Arrays.stream(before).noneMatch(other -> other == key)) {
                group.add(fingerprint);
            }
        });
        placesOf.put(
                fingerprint, places.keySet().stream().mapToLong(Long::longValue).toArray());
    }

    /// Takes a track out of all but the playlists, which name it all the same.
    public void remove(TrackId track) {
        long[] before = placesOf.get(track.fingerprint());
        if (before != null) {
            Arrays.stream(before).forEach(place -> leave(place, track.fingerprint()));
            placesOf.remove(track.fingerprint());
        }
    }

    /// Takes in a playlist, in place of what was said of it before.
    public void put(CatalogPlaylist playlist) {
        long key = key(GroupKind.PLAYLIST, playlist.id());
        TrackGroup group = table(GroupKind.PLAYLIST).get(key);
        if (group == null) {
            group = new TrackGroup(GroupKind.PLAYLIST, playlist.id(), playlist.title(), "");
        }
        group.name(playlist.title(), "");
        group.replace(
                playlist.tracks().stream().mapToLong(Fingerprint::of).distinct().toArray());
        table(GroupKind.PLAYLIST).put(key, group);
    }

    /// Forgets a playlist.
    public void removePlaylist(String id) {
        table(GroupKind.PLAYLIST).remove(key(GroupKind.PLAYLIST, id));
    }

    /// Returns how many groups of a kind there are.
    public int size(GroupKind kind) {
        return table(kind).size();
    }

    /// Returns a group; null when there is none of that id.
    @Nullable
    TrackGroup find(GroupKind kind, String id) {
        String name = kind == GroupKind.GENRE ? id.toLowerCase(Locale.ROOT) : id;
        return table(kind).get(key(kind, name));
    }

    /// Passes every group of a kind to a consumer.
    void forEach(GroupKind kind, Consumer<? super TrackGroup> consumer) {
        table(kind).forEach(consumer);
    }

    /// Passes every group of a kind that holds one of some tracks to a consumer, each once; of playlists, which
    /// no track knows it is on, every one.
    void forEachHolding(Set<Long> tracks, GroupKind kind, Consumer<? super TrackGroup> consumer) {
        if (kind == GroupKind.PLAYLIST) {
            forEach(kind, consumer);
            return;
        }
        Set<Long> keys = new HashSet<>();
        for (long track : tracks) {
            long[] places = placesOf.get(track);
            for (long place : places == null ? new long[0] : places) {
                TrackGroup group = keys.add(place) ? table(kind).get(place) : null;
                if (group != null) {
                    consumer.accept(group);
                }
            }
        }
    }

    private void leave(long place, long track) {
        for (LongTable<TrackGroup> table : groups.values()) {
            TrackGroup group = table.get(place);
            if (group != null) {
                group.remove(track);
                if (group.size() == 0) {
                    table.remove(place);
                }
            }
        }
    }

    private static Map<Long, Place> placesOf(CatalogTrack track) {
        Map<Long, Place> places = new LinkedHashMap<>();
        albumOf(track).ifPresent(place -> places.put(key(place.kind(), place.id()), place));
        for (Credit credit : track.artists()) {
            String id = credit.id().isEmpty() ? credit.name() : credit.id();
            if (!id.isEmpty()) {
                places.put(key(GroupKind.ARTIST, id), new Place(GroupKind.ARTIST, id, credit.nameOrId(), ""));
            }
        }
        for (String genre : track.genres()) {
            places.put(key(GroupKind.GENRE, genre), new Place(GroupKind.GENRE, genre, genre, ""));
        }
        return places;
    }

    private static Optional<Place> albumOf(CatalogTrack track) {
        String id = track.album().id();
        String title = track.album().title();
        if (id.isEmpty() && title.isEmpty()) {
            return Optional.empty();
        }
        String name = id.isEmpty() ? track.artist() + " / " + title : id;
        return Optional.of(new Place(GroupKind.ALBUM, name, title, track.artist()));
    }

    private static long key(GroupKind kind, String id) {
        return Fingerprint.of(kind.name() + '\n' + id);
    }

    private LongTable<TrackGroup> table(GroupKind kind) {
        LongTable<TrackGroup> table = groups.get(kind);
        if (table == null) {
            throw new IllegalStateException("there is no table of " + kind);
        }
        return table;
    }
}
