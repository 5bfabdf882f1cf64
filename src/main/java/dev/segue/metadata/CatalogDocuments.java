package dev.segue.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.catalog.AlbumPlace;
import dev.segue.catalog.CatalogAlbum;
import dev.segue.catalog.CatalogArtist;
import dev.segue.catalog.CatalogEntry;
import dev.segue.catalog.CatalogPlaylist;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Credit;
import dev.segue.catalog.Numbers;
import dev.segue.events.TrackId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Catalog entries as JSON of our own, under the field names of the public schemas.
///
/// What an object is about, its leading id tells: `playlist`, `track`, `album` or `artist`, in this order. Unknown
/// fields are refused, so that a misspelt one does not get lost.
public final class CatalogDocuments {

    /// The fields of a track.
    public static final Set<String> TRACK_FIELDS = Set.of(
            "track",
            "title",
            "artists",
            "album",
            "album_title",
            "track_number",
            "duration_ms",
            "release_date",
            "explicit",
            "popularity",
            "language",
            "genres",
            "tags",
            "features",
            "other_features",
            "external_ids");

    private static final Set<String> ALBUM_FIELDS =
            Set.of("album", "title", "artists", "release_date", "tracks", "external_ids");
    private static final Set<String> ARTIST_FIELDS = Set.of("artist", "name", "genres", "tags", "external_ids");
    private static final Set<String> PLAYLIST_FIELDS = Set.of("playlist", "title", "tags", "tracks");
    private static final Set<String> CREDIT_FIELDS = Set.of("id", "name");
    private static final Set<String> AUDIO_FIELDS = Set.copyOf(Numbers.AUDIO);

    private CatalogDocuments() {}

    /// What a document turned out to be.
    public sealed interface Read {}

    /// An entry.
    ///
    /// @param value the entry
    public record Entry(CatalogEntry value) implements Read {}

    /// Nothing that can be taken.
    ///
    /// @param refusal why
    public record Unreadable(Refusal refusal) implements Read {}

    /// Reads an object of one of our four kinds.
    public static Read read(ObjectNode object) {
        try {
            return entry(object)
                    .<Read>map(Entry::new)
                    .orElseGet(() -> new Unreadable(new Refusal(
                            "unknown_kind", "the object has no `track`, `album`, `artist` or `playlist` id")));
        } catch (Refused fault) {
            return new Unreadable(fault.refusal());
        }
    }

    /// Returns the entry of an object of our own; empty when it is not of our own.
    static Optional<CatalogEntry> entry(ObjectNode object) throws Refused {
        Fields fields = new Fields(object);
        if (object.path("playlist").isTextual()) {
            return Optional.of(playlist(fields));
        } else if (object.path("track").isTextual()) {
            return Optional.of(track(fields));
        } else if (object.path("album").isTextual()) {
            return Optional.of(album(fields));
        } else if (object.path("artist").isTextual()) {
            return Optional.of(artist(fields));
        }
        return Optional.empty();
    }

    /// Returns a track as an object; what is not known is left out.
    public static ObjectNode write(CatalogTrack track) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("track", track.key());
        put(json, "title", track.title());
        if (!track.artists().isEmpty()) {
            ArrayNode artists = json.putArray("artists");
            track.artists().forEach(credit -> {
                ObjectNode one = artists.addObject();
                put(one, "id", credit.id());
                put(one, "name", credit.name());
            });
        }
        put(json, "album", track.album().id());
        put(json, "album_title", track.album().title());
        if (track.album().number() > 0) {
            json.put("track_number", track.album().number());
        }
        put(json, "release_date", track.releaseDate());
        put(json, "language", track.language());
        putNumbers(json, track.numbers());
        put(json, "genres", track.genres());
        put(json, "tags", track.tags());
        if (!track.externalIds().isEmpty()) {
            ObjectNode ids = json.putObject("external_ids");
            track.externalIds().forEach((scheme, values) -> put(ids, scheme, values));
        }
        return json;
    }

    private static CatalogTrack track(Fields fields) throws Refused {
        fields.requireKnown(TRACK_FIELDS);
        Map<String, Double> numbers = new TreeMap<>();
        fields.put(numbers, "duration_ms", Numbers.DURATION);
        fields.put(numbers, "popularity", Numbers.POPULARITY);
        fields.put(numbers, "explicit", Numbers.EXPLICIT);
        Fields audio = fields.nested("features");
        audio.requireKnown(AUDIO_FIELDS);
        for (String name : Numbers.AUDIO) {
            audio.put(numbers, name, name);
        }
        Fields other = fields.nested("other_features");
        for (String name : (Iterable<String>) other.object()::fieldNames) {
            if (Numbers.isReserved(name)) {
                throw new Refused("unknown_field", "`other_features` must not name %s again".formatted(name));
            }
            other.put(numbers, name, name);
        }
        return new CatalogTrack(
                new TrackId(fields.id("track", TrackId.MAX_LENGTH)),
                fields.text("title"),
                credits(fields),
                new AlbumPlace(fields.text("album"), fields.text("album_title"), fields.whole("track_number", 0)),
                date(fields),
                fields.text("language"),
                Names.lower(fields.texts("genres")),
                Names.lower(fields.texts("tags")),
                numbers,
                fields.ids("external_ids"));
    }

    private static CatalogAlbum album(Fields fields) throws Refused {
        fields.requireKnown(ALBUM_FIELDS);
        return new CatalogAlbum(
                fields.id("album", CatalogEntry.MAX_ID),
                fields.text("title"),
                credits(fields),
                date(fields),
                fields.texts("tracks"),
                fields.ids("external_ids"));
    }

    private static CatalogArtist artist(Fields fields) throws Refused {
        fields.requireKnown(ARTIST_FIELDS);
        return new CatalogArtist(
                fields.id("artist", CatalogEntry.MAX_ID),
                fields.text("name"),
                Names.lower(fields.texts("genres")),
                Names.lower(fields.texts("tags")),
                fields.ids("external_ids"));
    }

    private static CatalogPlaylist playlist(Fields fields) throws Refused {
        fields.requireKnown(PLAYLIST_FIELDS);
        return new CatalogPlaylist(
                fields.id("playlist", CatalogEntry.MAX_ID),
                fields.text("title"),
                Names.lower(fields.texts("tags")),
                fields.texts("tracks"));
    }

    private static List<Credit> credits(Fields fields) throws Refused {
        List<Credit> credits = new ArrayList<>();
        for (Fields credit : fields.objects("artists")) {
            credit.requireKnown(CREDIT_FIELDS);
            credits.add(new Credit(credit.text("id"), credit.text("name")));
        }
        return credits;
    }

    private static String date(Fields fields) throws Refused {
        String date = fields.text("release_date");
        if (!date.isEmpty() && !Dates.asFarAsKnown(date).equals(date)) {
            throw new Refused(
                    "invalid_date", "`release_date` is '%s'; expected 1999, 1999-03 or 1999-03-07".formatted(date));
        }
        return date;
    }

    private static void putNumbers(ObjectNode json, Map<String, Double> numbers) {
        ObjectNode audio = json.objectNode();
        ObjectNode other = json.objectNode();
        TreeSet<String> names = new TreeSet<>(numbers.keySet());
        for (String name : names) {
            double value = numbers.getOrDefault(name, 0.0);
            switch (name) {
                case Numbers.DURATION -> json.put(name, Math.round(value));
                case Numbers.EXPLICIT -> json.put(name, value > 0);
                case Numbers.POPULARITY -> json.put(name, value);
                default -> (AUDIO_FIELDS.contains(name) ? audio : other).put(name, value);
            }
        }
        if (!audio.isEmpty()) {
            json.set("features", audio);
        }
        if (!other.isEmpty()) {
            json.set("other_features", other);
        }
    }

    private static void put(ObjectNode json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }

    private static void put(ObjectNode json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = json.putArray(name);
            texts.forEach(array::add);
        }
    }
}
