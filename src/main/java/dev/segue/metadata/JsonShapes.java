package dev.segue.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.catalog.AlbumPlace;
import dev.segue.catalog.CatalogArtist;
import dev.segue.catalog.CatalogEntry;
import dev.segue.catalog.CatalogTrack;
import dev.segue.catalog.Credit;
import dev.segue.catalog.ExternalId;
import dev.segue.catalog.Numbers;
import dev.segue.events.TrackId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// JSON objects that describe music, in the shapes of several sources, told apart by their fields.
///
/// | shape | told by | becomes |
/// | --- | --- | --- |
/// | page | `tracks`, `items`, `recordings`, `audio_features` … | what it holds |
/// | our own | a textual `track`, `album`, `artist` or `playlist` | that entry |
/// | MusicBrainz recording | `artist-credit`, or an MBID and a `title` | a track `mbid:…` |
/// | Spotify audio features | `danceability` beside an `id` | numbers of that track |
/// | Spotify artist, track | `type`; or a `name` beside `artists` | that entry |
final class JsonShapes {

    private static final List<String> PAGES =
            List.of("tracks", "items", "recordings", "audio_features", "artists", "track");
    private static final String MBID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    private JsonShapes() {}

    /// Reads an object, and the objects that it holds if it is a page.
    static void read(JsonNode node, long line, MetadataSink sink) {
        if (node.isArray()) {
            node.forEach(element -> read(element, line, sink));
        } else if (node instanceof ObjectNode object) {
            try {
                if (!isPage(object)) {
                    sink.entry(entry(object));
                } else {
                    PAGES.stream()
                            .map(object::path)
                            .filter(JsonNode::isContainerNode)
                            .findFirst()
                            .ifPresent(held -> read(held, line, sink));
                }
            } catch (Refused fault) {
                sink.rejected(line, fault.refusal());
            }
        } else if (!node.isNull()) {
            sink.rejected(line, new Refusal("unknown_kind", "expected a JSON object"));
        }
    }

    /// Returns whether the object says something of other objects only.
    private static boolean isPage(ObjectNode object) {
        boolean describes = object.hasNonNull("name") || object.hasNonNull("title") || object.hasNonNull("id");
        boolean wraps = object.path("track").isObject() || object.path("items").isArray();
        return wraps
                || (!describes
                        && PAGES.stream().anyMatch(name -> object.path(name).isContainerNode()));
    }

    private static CatalogEntry entry(ObjectNode object) throws Refused {
        var own = CatalogDocuments.entry(object);
        if (own.isPresent()) {
            return own.get();
        }
        Fields fields = new Fields(object);
        String type = object.path("type").asText("");
        if (object.has("artist-credit") || (object.path("id").asText("").matches(MBID) && object.has("title"))) {
            return recording(fields);
        } else if (type.equals("artist")) {
            return artist(fields);
        } else if (object.has("danceability") || type.equals("audio_features")) {
            return features(fields);
        } else if (type.equals("track")
                || (object.has("name") && object.path("artists").isArray())) {
            return track(fields);
        }
        throw new Refused(
                "unknown_kind",
                "the object is no track, album, artist, playlist, MusicBrainz recording or Spotify document");
    }

    private static CatalogTrack recording(Fields fields) throws Refused {
        String mbid = fields.id("id", TrackId.MAX_LENGTH).toLowerCase(Locale.ROOT);
        Map<String, Double> numbers = new TreeMap<>();
        fields.put(numbers, "length", Numbers.DURATION);
        Map<String, List<String>> ids = new TreeMap<>(Map.of(ExternalId.MBID, List.of(mbid)));
        List<String> isrcs = fields.texts("isrcs");
        if (!isrcs.isEmpty()) {
            ids.put(ExternalId.ISRC, isrcs);
        }
        List<Credit> credits = new ArrayList<>();
        for (Fields credit : fields.objects("artist-credit")) {
            Fields artist = credit.nested("artist");
            String name = credit.has("name") ? credit.text("name") : artist.text("name");
            credits.add(new Credit(artist.has("id") ? ExternalId.MBID + ':' + artist.text("id") : "", name));
        }
        List<Fields> releases = fields.objects("releases");
        AlbumPlace album = releases.isEmpty()
                ? AlbumPlace.NONE
                : new AlbumPlace(
                        releases.getFirst().has("id")
                                ? ExternalId.MBID + ':' + releases.getFirst().text("id")
                                : "",
                        releases.getFirst().text("title"),
                        0);
        return new CatalogTrack(
                new TrackId(ExternalId.MBID + ':' + mbid),
                fields.text("title"),
                credits,
                album,
                Dates.asFarAsKnown(fields.text("first-release-date")),
                "",
                byCount(fields.objects("genres")),
                byCount(fields.objects("tags")),
                numbers,
                ids);
    }

    private static List<String> byCount(List<Fields> counted) throws Refused {
        List<Fields> sorted = new ArrayList<>(counted);
        sorted.sort(Comparator.comparingInt(
                (Fields one) -> -one.object().path("count").asInt(0)));
        List<String> names = new ArrayList<>();
        for (Fields one : sorted) {
            names.add(one.text("name"));
        }
        return Names.lower(names);
    }

    private static CatalogTrack features(Fields fields) throws Refused {
        TrackId id = spotifyId(fields);
        Map<String, Double> numbers = new TreeMap<>();
        for (String name : Numbers.AUDIO) {
            fields.put(numbers, name, name);
        }
        fields.put(numbers, "duration_ms", Numbers.DURATION);
        CatalogTrack bare = CatalogTrack.of(id.value(), "", "");
        return new CatalogTrack(
                id, "", List.of(), bare.album(), "", "", List.of(), List.of(), numbers, idsOf(id, fields));
    }

    private static CatalogTrack track(Fields fields) throws Refused {
        TrackId id = spotifyId(fields);
        Map<String, Double> numbers = new TreeMap<>();
        fields.put(numbers, "duration_ms", Numbers.DURATION);
        fields.put(numbers, "popularity", Numbers.POPULARITY);
        fields.put(numbers, "explicit", Numbers.EXPLICIT);
        List<Credit> credits = new ArrayList<>();
        for (Fields artist : fields.objects("artists")) {
            credits.add(new Credit(artist.text("id"), artist.text("name")));
        }
        Fields album = fields.nested("album");
        return new CatalogTrack(
                id,
                fields.text("name"),
                credits,
                new AlbumPlace(album.text("id"), album.text("name"), fields.whole("track_number", 0)),
                Dates.asFarAsKnown(album.text("release_date")),
                "",
                List.of(),
                List.of(),
                numbers,
                idsOf(id, fields.nested("external_ids")));
    }

    private static CatalogArtist artist(Fields fields) throws Refused {
        String id = fields.id("id", CatalogEntry.MAX_ID);
        return new CatalogArtist(
                id,
                fields.text("name"),
                Names.lower(fields.texts("genres")),
                List.of(),
                Map.of(SpotifyIds.SCHEME, List.of(id)));
    }

    private static TrackId spotifyId(Fields fields) throws Refused {
        String from = fields.has("id") ? "id" : "uri";
        return new TrackId(SpotifyIds.bare(fields.id(from, TrackId.MAX_LENGTH)));
    }

    private static Map<String, List<String>> idsOf(TrackId id, Fields external) throws Refused {
        Map<String, List<String>> ids = new TreeMap<>();
        if (SpotifyIds.isOne(id.value())) {
            ids.put(SpotifyIds.SCHEME, List.of(id.value()));
        }
        if (external.has(ExternalId.ISRC)) {
            ids.put(ExternalId.ISRC, List.of(external.text(ExternalId.ISRC)));
        }
        return ids;
    }
}
