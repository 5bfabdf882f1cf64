package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.serving.Quality;

/// How good the lists were for what was then played.
///
/// @param watch what knows
record QualityResource(Quality.Watch watch) implements Resource {

    @Override
    public Reply answer(Request request) {
        Quality quality = watch.now();
        ObjectNode json = Json.object().put("window_seconds", quality.window().toSeconds());
        ArrayNode slices = json.putArray("slices");
        for (Quality.Line line : quality.lines()) {
            slices.add(Json.object()
                    .put("slice", line.slice())
                    .put("variant", line.variant())
                    .put("listeners", line.cold() ? "cold" : "warm")
                    .put("scored", line.scored())
                    .put("hit_rate_20", line.hitRate20())
                    .put("ndcg_20", line.ndcg20())
                    .put("mrr", line.mrr()));
        }
        return Reply.json(200, json);
    }
}
