package dev.segue.wire;

import dev.segue.catalog.AlbumPlace;
import dev.segue.catalog.Alias;
import dev.segue.catalog.CatalogAlbum;
import dev.segue.catalog.CatalogArtist;
import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Credit;
import dev.segue.catalog.Numbers;
import dev.segue.events.TrackId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Converts catalog entries to and from the public records, without loss.
public final class CatalogRecords {

    private CatalogRecords() {}

    /// Returns the public record of a track.
    @SuppressWarnings("NullAway") // Avro's builders take null for an absent value
    public static Track record(CatalogTrack track) {
        Map<String, Double> others = new TreeMap<>(track.numbers());
        others.keySet().removeIf(Numbers::isReserved);
        Double length = track.numbers().get(Numbers.DURATION);
        Double explicit = track.numbers().get(Numbers.EXPLICIT);
        int number = track.album().number();
        return Track.newBuilder()
                .setTrack(track.key())
                .setTitle(track.title())
                .setArtists(credits(track.artists()))
                .setAlbum(track.album().id())
                .setAlbumTitle(track.album().title())
                .setTrackNumber(number == 0 ? null : number)
                .setDurationMs(length == null ? null : Math.round(length))
                .setReleaseDate(track.releaseDate())
                .setExplicit(explicit == null ? null : explicit > 0)
                .setPopularity(track.numbers().get(Numbers.POPULARITY))
                .setLanguage(track.language())
                .setGenres(track.genres())
                .setTags(track.tags())
                .setFeatures(features(track.numbers()))
                .setOtherFeatures(others)
                .setExternalIds(track.externalIds())
                .build();
    }

    /// Returns the track of a public record. Numbers that no such feature can have are left out.
    public static CatalogTrack track(Track record) {
        Map<String, Double> numbers = new TreeMap<>(record.getOtherFeatures());
        put(numbers, Numbers.DURATION, record.getDurationMs());
        put(numbers, Numbers.POPULARITY, record.getPopularity());
        Boolean explicit = record.getExplicit();
        put(numbers, Numbers.EXPLICIT, explicit == null ? null : Integer.valueOf(explicit ? 1 : 0));
        AudioFeatures audio = record.getFeatures();
        if (audio != null) {
            for (String name : Numbers.AUDIO) {
                put(numbers, name, (Number)
                        audio.get(audio.getSchema().getField(name).pos()));
            }
        }
        numbers.entrySet()
                .removeIf(number ->
                        !Numbers.fault(number.getKey(), number.getValue()).isEmpty());
        Integer place = record.getTrackNumber();
        return new CatalogTrack(
                new TrackId(record.getTrack()),
                record.getTitle(),
                names(record.getArtists()),
                new AlbumPlace(record.getAlbum(), record.getAlbumTitle(), place == null ? 0 : Math.max(0, place)),
                record.getReleaseDate(),
                record.getLanguage(),
                record.getGenres(),
                record.getTags(),
                numbers,
                record.getExternalIds());
    }

    /// Returns the public record of an album.
    public static Album record(CatalogAlbum album) {
        return Album.newBuilder()
                .setAlbum(album.id())
                .setTitle(album.title())
                .setArtists(credits(album.artists()))
                .setReleaseDate(album.releaseDate())
                .setTracks(album.tracks())
                .setExternalIds(album.externalIds())
                .build();
    }

    /// Returns the public record of an artist.
    public static Artist record(CatalogArtist artist) {
        return Artist.newBuilder()
                .setArtist(artist.id())
                .setName(artist.name())
                .setGenres(artist.genres())
                .setTags(artist.tags())
                .setExternalIds(artist.externalIds())
                .build();
    }

    /// Returns the public record of a playlist.
    public static Playlist record(CatalogPlaylist playlist) {
        return Playlist.newBuilder()
                .setPlaylist(playlist.id())
                .setTitle(playlist.title())
                .setTags(playlist.tags())
                .setTracks(playlist.tracks())
                .build();
    }

    /// Returns the playlist of a public record.
    public static CatalogPlaylist playlist(Playlist record) {
        return new CatalogPlaylist(record.getPlaylist(), record.getTitle(), record.getTags(), record.getTracks());
    }

    /// Returns the public record of an alias.
    ///
    /// @param since when it was said
    public static TrackAlias record(Alias alias, Instant since) {
        return TrackAlias.newBuilder()
                .setTrackId(alias.track().value())
                .setSource(alias.source())
                .setConfidence(alias.confidence())
                .setSince(since)
                .build();
    }

    /// Returns the alias of a public record.
    ///
    /// @param urn the record's key
    public static Alias alias(String urn, TrackAlias record) {
        return new Alias(urn, new TrackId(record.getTrackId()), record.getSource(), record.getConfidence());
    }

    @SuppressWarnings("NullAway") // Avro's records take null for an absent value
    private static @Nullable AudioFeatures features(Map<String, Double> numbers) {
        AudioFeatures features = AudioFeatures.newBuilder().build();
        boolean some = false;
        for (String name : Numbers.AUDIO) {
            Double value = numbers.get(name);
            some |= value != null;
            features.put(features.getSchema().getField(name).pos(), value);
        }
        return some ? features : null;
    }

    private static void put(Map<String, Double> numbers, String name, @Nullable Number value) {
        if (value != null) {
            numbers.put(name, value.doubleValue());
        }
    }

    private static List<ArtistCredit> credits(List<Credit> credits) {
        return credits.stream()
                .map(credit -> ArtistCredit.newBuilder()
                        .setId(credit.id())
                        .setName(credit.name())
                        .build())
                .toList();
    }

    private static List<Credit> names(List<ArtistCredit> credits) {
        return credits.stream()
                .map(credit -> new Credit(credit.getId(), credit.getName()))
                .toList();
    }
}
