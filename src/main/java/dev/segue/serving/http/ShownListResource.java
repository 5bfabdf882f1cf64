package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.events.RecommendationId;
import dev.segue.ranking.PackedFeatures.Contribution;
import dev.segue.serving.Lookups;
import dev.segue.serving.RecommendationQuery.Explain;
import dev.segue.serving.ShownList;
import java.util.Set;

/// A list that was shown, by its id: what came of each track, and on request what made its score.
final class ShownListResource implements ListenerResource {

    static final Set<String> PARAMETERS = Set.of("explain", "max_lag_ms");

    private final Lookups lookups;
    private final TrackJson tracks;

    ShownListResource(Lookups lookups) {
        this.lookups = lookups;
        this.tracks = new TrackJson(lookups);
    }

    /// Returns the id in the path.
    ///
    /// @throws ProblemException when it is none
    static RecommendationId idOf(Request request) {
        return RecommendationId.parse(request.id("id"))
                .orElseThrow(() -> ProblemCode.INVALID_ID.because(
                        "the id in the path must be a recommendation_id such as 3-00c0ffee00c0ffee"));
    }

    @Override
    public Reply answer(Request request, boolean standbyToo) {
        Explain explain = request.query().oneOf("explain", Explain.SHORT, Explain.values(), Explain::wireName);
        return Answers.reply(
                lookups.shown(idOf(request), ListParameters.tolerance(request.query(), standbyToo)),
                list -> json(list, explain));
    }

    private ObjectNode json(ShownList list, Explain explain) {
        ObjectNode json = Json.object()
                .put("recommendation_id", list.recommendationId())
                .put("user", list.listener().value())
                .put("shown_at", list.shownAt().toString())
                .put("mode", list.mode())
                .put("variant", list.variant())
                .put("generation", list.generation())
                .put("closed", list.closed());
        ArrayNode items = json.putArray("items");
        list.items().forEach(item -> items.add(item(item, explain)));
        return json;
    }

    private ObjectNode item(ShownList.Item item, Explain explain) {
        ObjectNode json = tracks.item(item.track(), item.rank(), item.score()).put("propensity", item.propensity());
        item.outcome().ifPresent(outcome -> json.put("outcome", outcome.wireName()));
        item.outcomeAt().ifPresent(at -> json.put("outcome_at", at.toString()));
        if (explain == Explain.FULL) {
            ArrayNode contributions = json.putArray("contributions");
            item.contributions().forEach(contribution -> contributions.add(json(contribution)));
        }
        return tracks.described(json, item.track());
    }

    private static ObjectNode json(Contribution contribution) {
        return Json.object()
                .put("feature", contribution.feature())
                .put("value", contribution.value())
                .put("weight", contribution.weight())
                .put("contribution", contribution.contribution());
    }
}
