package dev.segue.catalog;

import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// All that a catalog says about one recording. Empty text, an empty list and an absent number mean *not known*.
///
/// @param id the track
/// @param title the title
/// @param artists the artists credited, the main one first
/// @param album where it is found
/// @param releaseDate ISO 8601, as exact as is known: 1999, 1999-03 or 1999-03-07
/// @param language BCP 47 tag of the lyrics' language
/// @param genres in lower case, the most fitting first
/// @param tags free tags in lower case, the most fitting first
/// @param numbers audio features and other numbers by name, see [Numbers]
/// @param externalIds ids in other systems by scheme
public record CatalogTrack(
        TrackId id,
        String title,
        List<Credit> artists,
        AlbumPlace album,
        String releaseDate,
        String language,
        List<String> genres,
        List<String> tags,
        Map<String, Double> numbers,
        Map<String, List<String>> externalIds)
        implements CatalogEntry {

    private static final int YEAR_DIGITS = 4;

    public CatalogTrack {
        artists = List.copyOf(artists);
        genres = List.copyOf(genres);
        tags = List.copyOf(tags);
        numbers.forEach((name, value) -> {
            String fault = Numbers.fault(name, value);
            if (!fault.isEmpty()) {
                throw new IllegalArgumentException("track %s: %s".formatted(id.value(), fault));
            }
        });
        numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
        Map<String, List<String>> ids = new TreeMap<>();
        externalIds.forEach((scheme, values) -> ids.put(scheme, List.copyOf(values)));
        externalIds = Collections.unmodifiableMap(ids);
    }

    /// Returns a track of which nothing but a title and an artist's name is known.
    public static CatalogTrack of(String id, String title, String artist) {
        return new CatalogTrack(
                new TrackId(id),
                title,
                artist.isEmpty() ? List.of() : List.of(Credit.named(artist)),
                AlbumPlace.NONE,
                "",
                "",
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
    }

    @Override
    public String key() {
        return id.value();
    }

    /// Returns the main artist's name or else id, empty when none is known.
    public String artist() {
        return artists.isEmpty() ? "" : artists.getFirst().nameOrId();
    }

    /// Returns the year of release; 0 when unknown.
    public int year() {
        String year = releaseDate.length() < YEAR_DIGITS ? "" : releaseDate.substring(0, YEAR_DIGITS);
        boolean isYear = !year.isEmpty() && year.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isYear ? Integer.parseInt(year) : 0;
    }

    /// Returns what ranking needs of it.
    public Track track() {
        String named = album.title().isEmpty() ? album.id() : album.title();
        return new Track(
                id, new Description(artist(), named, title), year(), album.number(), Measures.of(numbers, year()));
    }

    /// Returns the same recording under another id.
    public CatalogTrack withId(TrackId other) {
        return new CatalogTrack(
                other, title, artists, album, releaseDate, language, genres, tags, numbers, externalIds);
    }

    /// Returns this description with what another one of the same recording adds; where both speak the newer wins, and
    /// genres, tags and ids are united.
    public CatalogTrack merge(CatalogTrack newer) {
        Map<String, Double> allNumbers = new TreeMap<>(numbers);
        allNumbers.putAll(newer.numbers);
        Map<String, List<String>> allIds = new TreeMap<>(externalIds);
        newer.externalIds.forEach((scheme, values) -> allIds.merge(scheme, values, CatalogTrack::union));
        return new CatalogTrack(
                id,
                newer.title.isEmpty() ? title : newer.title,
                newer.artists.isEmpty() ? artists : newer.artists,
                album.merge(newer.album),
                newer.releaseDate.isEmpty() ? releaseDate : newer.releaseDate,
                newer.language.isEmpty() ? language : newer.language,
                union(genres, newer.genres),
                union(tags, newer.tags),
                allNumbers,
                allIds);
    }

    private static List<String> union(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        TreeSet<String> seen = new TreeSet<>(some);
        more.stream().filter(seen::add).forEach(all::add);
        return all;
    }
}
