package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.serving.Lookups;
import dev.segue.serving.RecommendationQuery;
import dev.segue.serving.SimilarList;
import dev.segue.serving.SimilarList.By;
import dev.segue.serving.TrendingList;
import java.util.Optional;

/// Lists that belong to no listener: what is similar to a track, and what many play at the moment.
final class TracksResource {

    private static final String CACHING = "public, max-age=30, stale-while-revalidate=300";

    private final Lookups lookups;
    private final TrackJson tracks;
    private final GroupsResource groups;

    /// @param groups answers about a genre
    TracksResource(Lookups lookups, GroupsResource groups) {
        this.groups = groups;
        this.lookups = lookups;
        this.tracks = new TrackJson(lookups);
    }

    Reply similar(Request request) {
        By by = request.query().oneOf("by", By.COLISTENS, By.values(), By::wireName);
        return Answers.reply(lookups.similar(request.track(), by, limit(request)), this::json)
                .with("Cache-Control", CACHING);
    }

    Reply trending(Request request) {
        Optional<String> genre = request.query().text("genre").filter(name -> !name.isBlank());
        return genre.isPresent()
                ? groups.trending(request, genre.get())
                : Answers.reply(lookups.trending(limit(request)), this::json).with("Cache-Control", CACHING);
    }

    private static int limit(Request request) {
        return request.query().integer("limit", RecommendationQuery.DEFAULT_LIMIT, 1, RecommendationQuery.MAX_LIMIT);
    }

    private ObjectNode json(SimilarList list) {
        ObjectNode json = tracks.described(
                        Json.object().put("track", list.track().value()), list.track())
                .put("as_of", list.asOf().toString())
                .put("generation", list.generation());
        ArrayNode items = json.putArray("items");
        list.items()
                .forEach(item -> items.add(tracks.described(
                        tracks.item(item.track(), items.size() + 1, item.score())
                                .put("source", item.source()),
                        item.track())));
        return json;
    }

    private ObjectNode json(TrendingList list) {
        ObjectNode json = Json.object().put("as_of", list.asOf().toString());
        ArrayNode items = json.putArray("items");
        list.items()
                .forEach(item -> items.add(
                        tracks.described(tracks.item(item.track(), items.size() + 1, item.score()), item.track())));
        return json;
    }
}
