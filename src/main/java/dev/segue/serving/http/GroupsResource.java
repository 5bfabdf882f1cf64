package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.events.TrackId;
import dev.segue.ranking.GroupKind;
import dev.segue.ranking.GroupRanking.RankedGroup;
import dev.segue.ranking.PlaylistContinuation.Continued;
import dev.segue.ranking.PlaylistContinuation.Evidence;
import dev.segue.serving.GroupLookups;
import dev.segue.serving.Lookups;
import dev.segue.serving.RecommendationList;
import dev.segue.serving.RecommendationQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// More than tracks: albums, artists and playlists for a listener or near to one another, and playlists to be
/// continued.
final class GroupsResource {

    static final Set<String> CONTINUATION = Set.of("title", "tracks", "exclude", "limit");

    private static final int MAX_ID = 512;
    private static final int OF_GROUP = 5;
    private static final int MAX_SEEDS = 1_000;
    private static final String CACHING = "public, max-age=30, stale-while-revalidate=300";

    private final GroupLookups groups;
    private final TrackJson tracks;

    GroupsResource(GroupLookups groups, Lookups lookups) {
        this.groups = groups;
        this.tracks = new TrackJson(lookups);
    }

    /// Returns the resource that answers what is near to a group of a kind.
    Resource similarTo(GroupKind kind) {
        return request -> similar(kind, request);
    }

    private Reply similar(GroupKind kind, Request request) {
        String id = request.id("id");
        if (id.length() > MAX_ID) {
            throw ProblemCode.INVALID_ID.because("the %s id in the path has %d characters; at most %d are allowed"
                    .formatted(kind.wireName(), id.length(), MAX_ID));
        }
        List<RankedGroup> found = groups.similar(kind, id, limit(request.query()))
                .orElseThrow(() ->
                        ProblemCode.NOT_FOUND.because("nothing is known of %s %s".formatted(kind.wireName(), id)));
        ObjectNode json = Json.object().put(kind.wireName(), id);
        items(json, kind, found, "similar_content");
        return Reply.json(200, json).with("Cache-Control", CACHING);
    }

    /// Returns the groups of a listener's list.
    ObjectNode holding(GroupKind kind, RecommendationList list, int limit) {
        List<TrackId> ranked =
                list.items().stream().map(RecommendationList.Item::track).toList();
        ObjectNode json = Json.object()
                .put("user", list.listener().value())
                .put("kind", kind.wireName())
                .put("mode", list.mode().wireName())
                .put("as_of", list.asOf().toString())
                .put("cold_start", list.coldStart())
                .put("position", list.position().token());
        items(json, kind, groups.holding(kind, ranked, limit), "holds_tracks_for_you");
        return json;
    }

    Reply continued(Request request) {
        Parameters parameters = RecommendationsResource.parametersOf(request, CONTINUATION);
        List<TrackId> given = ListParameters.tracks(parameters, "tracks");
        String title = parameters.text("title").orElse("");
        if (title.length() > MAX_ID) {
            throw Parameters.invalid("title", "at most %d characters".formatted(MAX_ID), "of " + title.length());
        }
        if (given.size() > MAX_SEEDS || (given.isEmpty() && title.isBlank())) {
            throw Parameters.invalid(
                    "tracks", "1 to %d track ids, or none with a `title`".formatted(MAX_SEEDS), "of " + given.size());
        }
        List<Continued> found = groups.continued(
                title, given, Set.copyOf(ListParameters.tracks(parameters, "exclude")), limit(parameters));
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        found.forEach(item -> {
            ObjectNode node = tracks.item(item.id(), items.size() + 1, item.score());
            ArrayNode reasons = node.putArray("reasons");
            item.evidence().entrySet().stream()
                    .sorted(Map.Entry.<Evidence, Double>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(entry -> reasons.addObject()
                            .put("code", codeOf(entry.getKey()))
                            .put("text", textOf(entry.getKey()))
                            .put("weight", entry.getValue()));
            items.add(tracks.described(node, item.id()));
        });
        return Reply.json(200, json);
    }

    /// Returns the tracks that a list is to start from: those named, and the leading ones of artists and genres.
    List<TrackId> seeds(Parameters parameters) {
        List<TrackId> seeds = new ArrayList<>();
        for (String genre : parameters.all("seed_genres")) {
            seeds.addAll(leading(GroupKind.GENRE, genre, "seed_genres"));
        }
        for (String artist : parameters.all("seed_artists")) {
            seeds.addAll(leading(GroupKind.ARTIST, artist, "seed_artists"));
        }
        seeds.addAll(ListParameters.tracks(parameters, "seed_tracks"));
        if (seeds.size() > RecommendationQuery.MAX_SEEDS) {
            throw ProblemCode.INVALID_PARAMETER.because(
                    "%d tracks to start from (%d of each genre and artist); at most %d are allowed"
                            .formatted(seeds.size(), OF_GROUP, RecommendationQuery.MAX_SEEDS));
        }
        return seeds.stream().distinct().toList();
    }

    private List<TrackId> leading(GroupKind kind, String id, String parameter) {
        List<TrackId> leading = groups.leading(kind, id, OF_GROUP);
        if (leading.isEmpty()) {
            throw ProblemCode.INVALID_PARAMETER.because(
                    "parameter `%s`: no track of the catalog is of %s %s".formatted(parameter, kind.wireName(), id));
        }
        return leading;
    }

    private void items(ObjectNode json, GroupKind kind, List<RankedGroup> found, String code) {
        ArrayNode items = json.putArray("items");
        for (RankedGroup group : found) {
            ObjectNode item = items.addObject()
                    .put(kind.wireName(), group.id())
                    .put("rank", items.size())
                    .put("score", group.score());
            if (!group.title().isEmpty()) {
                item.put("title", group.title());
            }
            if (!group.artist().isEmpty()) {
                item.putArray("artists").addObject().put("name", group.artist());
            }
            ObjectNode reason = item.putArray("reasons").addObject().put("code", code);
            ArrayNode speaking = reason.putArray("tracks");
            group.tracks()
                    .forEach(track ->
                            speaking.add(tracks.described(Json.object().put("track", track.value()), track)));
        }
    }

    private static int limit(Parameters parameters) {
        return parameters.integer("limit", RecommendationQuery.DEFAULT_LIMIT, 1, RecommendationQuery.MAX_LIMIT);
    }

    private static String codeOf(Evidence evidence) {
        return switch (evidence) {
            case FOLLOWS -> "often_follows";
            case CONTENT -> "similar_content";
            case ARTIST -> "same_artist";
            case PLAYLISTS -> "on_similar_playlists";
            case TITLE -> "fits_title";
        };
    }

    private static String textOf(Evidence evidence) {
        return switch (evidence) {
            case FOLLOWS -> "Often follows tracks of the playlist";
            case CONTENT -> "Is described like the playlist's tracks";
            case ARTIST -> "By an artist of the playlist";
            case PLAYLISTS -> "On playlists that share tracks with this one";
            case TITLE -> "On playlists with a title like this one's";
        };
    }
}
