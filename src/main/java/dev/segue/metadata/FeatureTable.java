package dev.segue.metadata;

import dev.segue.catalog.AlbumPlace;
import dev.segue.catalog.CatalogAlbum;
import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Credit;
import dev.segue.catalog.ExternalId;
import dev.segue.catalog.Numbers;
import dev.segue.events.TrackId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Tables of tracks under Spotify's names, of which there are many: names, album, popularity, audio features, and
/// playlist membership where a track has one row for each playlist.
///
/// A playlist's genre is a genre of its tracks. Playlists and albums are told at the end, each once.
final class FeatureTable implements TableFormat {

    private static final List<String> ID = List.of("track_id", "id", "spotify_id", "uri", "track_uri");
    private static final List<String> TITLE = List.of("track_name", "name", "title", "song", "song_name");
    private static final List<String> ARTIST =
            List.of("track_artist", "artists", "artist", "artist_name", "artist_names", "track_artists");
    private static final List<String> ARTIST_ID = List.of("artist_id", "id_artists", "artist_ids");
    private static final List<String> ALBUM_ID = List.of("track_album_id", "album_id");
    private static final List<String> ALBUM = List.of("track_album_name", "album_name", "album");
    private static final List<String> RELEASED =
            List.of("track_album_release_date", "release_date", "album_release_date", "year");
    private static final List<String> GENRES =
            List.of("playlist_subgenre", "playlist_genre", "track_genre", "genre", "genres");
    private static final List<String> POPULARITY = List.of("track_popularity", "popularity");
    private static final List<String> DURATION = List.of("duration_ms", "track_duration_ms");
    private static final List<String> NUMBER = List.of("track_number");
    private static final List<String> ISRC = List.of("isrc");

    private final Map<String, String> playlistTitles = new LinkedHashMap<>();
    private final Map<String, List<String>> playlists = new LinkedHashMap<>();
    private final Map<String, CatalogTrack> albums = new LinkedHashMap<>();
    private final Set<String> memberships = new HashSet<>();

    private FeatureTable() {}

    /// Returns the format of a header that has a track id, and a title or an audio feature.
    static Optional<TableFormat> of(List<String> header) {
        boolean hasId = ID.stream().anyMatch(header::contains);
        boolean says = Stream.concat(TITLE.stream(), Stream.of("danceability", "tempo", "valence"))
                .anyMatch(header::contains);
        boolean heard = header.contains("playtime_s") || header.contains("user_id");
        return hasId && says && !heard ? Optional.of(new FeatureTable()) : Optional.empty();
    }

    @Override
    public String label() {
        return "track-features";
    }

    @Override
    public void read(Cells row, MetadataSink sink) throws Refused {
        row.requireWhole();
        CatalogTrack track = track(row);
        sink.entry(track);
        if (!track.album().id().isEmpty()) {
            albums.putIfAbsent(track.album().id(), track);
        }
        String playlist = row.text("playlist_id");
        if (!playlist.isEmpty() && playlist.length() <= CatalogPlaylist.MAX_ID) {
            playlistTitles.putIfAbsent(playlist, row.text("playlist_name"));
            if (memberships.add(playlist + '\n' + track.id().value())) {
                playlists
                        .computeIfAbsent(playlist, _ -> new ArrayList<>())
                        .add(track.id().value());
            }
        }
    }

    @Override
    public void end(MetadataSink sink) {
        albums.forEach((id, track) -> sink.entry(new CatalogAlbum(
                id, track.album().title(), track.artists(), track.releaseDate(), List.of(), Map.of())));
        playlists.forEach((id, tracks) ->
                sink.entry(new CatalogPlaylist(id, playlistTitles.getOrDefault(id, ""), List.of(), tracks)));
    }

    private static CatalogTrack track(Cells row) throws Refused {
        String id = SpotifyIds.bare(row.id(ID));
        return new CatalogTrack(
                new TrackId(id),
                row.first(TITLE),
                credits(row),
                new AlbumPlace(row.first(ALBUM_ID), row.first(ALBUM), (int) number(row, NUMBER, "track_number", 0)),
                Dates.asFarAsKnown(row.first(RELEASED)),
                "",
                Names.lower(genres(row)),
                List.of(),
                numbers(row),
                externalIds(id, row.first(ISRC)));
    }

    private static List<Credit> credits(Cells row) {
        List<String> names = Names.split(row.first(ARTIST), ";");
        List<String> ids = Names.split(row.first(ARTIST_ID), ";");
        List<Credit> credits = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            credits.add(new Credit(ids.size() == names.size() ? ids.get(i) : "", names.get(i)));
        }
        return credits;
    }

    private static List<String> genres(Cells row) {
        return GENRES.stream()
                .flatMap(column -> Names.split(row.text(column), ";,|").stream())
                .toList();
    }

    private static Map<String, Double> numbers(Cells row) throws Refused {
        Map<String, Double> numbers = new TreeMap<>();
        for (String name : Numbers.AUDIO) {
            put(numbers, name, row, List.of(name));
        }
        put(numbers, Numbers.POPULARITY, row, POPULARITY);
        put(numbers, Numbers.DURATION, row, DURATION);
        String explicit = row.text("explicit");
        if (explicit.equalsIgnoreCase("true") || explicit.equalsIgnoreCase("false")) {
            numbers.put(Numbers.EXPLICIT, explicit.equalsIgnoreCase("true") ? 1.0 : 0.0);
        }
        return numbers;
    }

    private static void put(Map<String, Double> numbers, String name, Cells row, List<String> columns) throws Refused {
        double value = number(row, columns, name, Double.NaN);
        if (!Double.isNaN(value)) {
            numbers.put(name, value);
        }
    }

    private static double number(Cells row, List<String> columns, String name, double fallback) throws Refused {
        String text = row.first(columns);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            double value = Double.parseDouble(text);
            String fault = Numbers.fault(name, value);
            if (fault.isEmpty()) {
                return value;
            }
            throw new Refused("invalid_number", fault);
        } catch (NumberFormatException _) {
            throw new Refused(
                    "invalid_number",
                    "%s is '%s', not a number"
                            .formatted(name, text.length() > 40 ? text.substring(0, 40) + "…" : text));
        }
    }

    private static Map<String, List<String>> externalIds(String id, String isrc) {
        Map<String, List<String>> ids = new TreeMap<>();
        if (SpotifyIds.isOne(id)) {
            ids.put(SpotifyIds.SCHEME, List.of(id));
        }
        if (!isrc.isEmpty()) {
            ids.put(ExternalId.ISRC, List.of(isrc));
        }
        return ids;
    }
}
