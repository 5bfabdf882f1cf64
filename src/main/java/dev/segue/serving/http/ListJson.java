package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.ranking.RankedCandidate.Standing;
import dev.segue.serving.Lookups;
import dev.segue.serving.OrderedTracks;
import dev.segue.serving.Reason;
import dev.segue.serving.RecommendationList;
import dev.segue.serving.RecommendationQuery.Explain;
import java.util.List;
import java.util.Locale;

/// Lists for a listener in JSON.
final class ListJson {

    private final TrackJson tracks;

    /// @param lookups what describes tracks
    ListJson(Lookups lookups) {
        this.tracks = new TrackJson(lookups);
    }

    ObjectNode of(RecommendationList list, Explain explain) {
        ObjectNode json = Json.object()
                .put("recommendation_id", list.recommendationId())
                .put("user", list.listener().value())
                .put("mode", list.mode().wireName())
                .put("diversity", list.diversity())
                .put("as_of", list.asOf().toString())
                .put("cold_start", list.coldStart())
                .put("variant", list.variant())
                .put("generation", list.generation())
                .put("position", list.position().token());
        ArrayNode items = json.putArray("items");
        list.items().forEach(item -> items.add(item(item, items.size() + 1, explain)));
        json.putObject("pool")
                .put("candidates", list.pool().candidates())
                .put("after_filters", list.pool().afterFilters())
                .put("excluded", list.pool().excluded());
        return json;
    }

    ObjectNode of(OrderedTracks order, Explain explain) {
        ObjectNode json = Json.object()
                .put("recommendation_id", order.recommendationId())
                .put("user", order.listener().value())
                .put("as_of", order.asOf().toString())
                .put("cold_start", order.coldStart())
                .put("variant", order.variant())
                .put("generation", order.generation())
                .put("position", order.position().token());
        ArrayNode items = json.putArray("items");
        order.items().forEach(item -> items.add(item(item, items.size() + 1, explain)));
        return json;
    }

    private ObjectNode item(RecommendationList.Item item, int rank, Explain explain) {
        ObjectNode json = tracks.item(item.track(), rank, item.score()).put("source", item.source());
        item.chances()
                .ifPresent(
                        chances -> json.put("p_completed", chances.completed()).put("p_skipped", chances.skipped()));
        reasons(json, item.reasons(), explain);
        return tracks.described(json, item.track());
    }

    private ObjectNode item(OrderedTracks.Item item, int rank, Explain explain) {
        ObjectNode json = Json.object().put("track", item.track().value()).put("rank", rank);
        item.ranked().ifPresent(ranked -> {
            json.put("score", ranked.score());
            if (!ranked.reasons().isEmpty()) {
                json.put("source", ranked.source());
            }
            reasons(json, ranked.reasons(), explain);
        });
        if (item.standing() != Standing.FREE) {
            json.putObject("note")
                    .put("code", item.standing().name().toLowerCase(Locale.ROOT))
                    .put("text", text(item.standing()));
        }
        return tracks.described(json, item.track());
    }

    private void reasons(ObjectNode json, List<Reason> reasons, Explain explain) {
        if (explain != Explain.NONE) {
            ArrayNode array = json.putArray("reasons");
            reasons.forEach(reason ->
                    array.add(explain == Explain.FULL ? tracks.fullReason(reason) : tracks.shortReason(reason)));
        }
    }

    private static String text(Standing standing) {
        return switch (standing) {
            case FREE -> "Nothing speaks against it";
            case DISLIKED -> "The listener dislikes it";
            case BLOCKED -> "The listener has blocked it or its artist";
            case UNKNOWN -> "Nothing is known of this track";
        };
    }
}
