package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.ranking.TrendingRequest;
import dev.segue.ranking.TrendingRequest.Order;
import dev.segue.serving.Lookups;
import dev.segue.serving.RecommendationQuery;
import dev.segue.serving.SimilarList;
import dev.segue.serving.SimilarList.By;
import dev.segue.serving.TrendingList;

/// Lists that belong to no listener: what is similar to a track, and what many play at the moment.
final class TracksResource {

    private static final String CACHING = "public, max-age=30, stale-while-revalidate=300";

    private final Lookups lookups;
    private final TrackJson tracks;

    TracksResource(Lookups lookups) {
        this.lookups = lookups;
        this.tracks = new TrackJson(lookups);
    }

    Reply similar(Request request) {
        By by = request.query().oneOf("by", By.COLISTENS, By.values(), By::wireName);
        return Answers.reply(lookups.similar(request.track(), by, limit(request)), this::json)
                .with("Cache-Control", CACHING);
    }

    Reply trending(Request request) {
        TrendingRequest asked = new TrendingRequest(
                request.query().text("genre").filter(name -> !name.isBlank()),
                ListParameters.country(request.query()),
                request.query().oneOf("order", Order.LISTENERS, Order.values(), Order::wireName),
                limit(request));
        return Answers.reply(lookups.trending(asked), list -> json(asked, list)).with("Cache-Control", CACHING);
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

    private ObjectNode json(TrendingRequest asked, TrendingList list) {
        ObjectNode json = Json.object();
        asked.genre().ifPresent(genre -> json.put("genre", genre));
        if (!asked.country().isEmpty()) {
            json.put("country", asked.country());
        }
        json.put("order", asked.order().wireName()).put("as_of", list.asOf().toString());
        ArrayNode items = json.putArray("items");
        list.items()
                .forEach(item -> items.add(
                        tracks.described(tracks.item(item.track(), items.size() + 1, item.score()), item.track())));
        return json;
    }
}
