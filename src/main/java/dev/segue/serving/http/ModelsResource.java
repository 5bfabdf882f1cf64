package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.serving.Models;

/// Which generations this process holds, and which of them serves.
///
/// @param watch what knows
record ModelsResource(Models.Watch watch) implements Resource {

    @Override
    public Reply answer(Request request) {
        Models models = watch.now();
        ObjectNode json = Json.object().put("serving", models.serving());
        ArrayNode generations = json.putArray("generations");
        for (Models.Line line : models.lines()) {
            generations.add(Json.object()
                    .put("generation", line.generation())
                    .put("name", line.name())
                    .put("whole", line.whole())
                    .put("tracks", line.tracks())
                    .put("ranker_steps", line.rankerSteps())
                    .put("memory_bytes", line.bytes()));
        }
        json.put("memory_budget_bytes", models.budgetBytes());
        models.refused()
                .ifPresent(refused -> json.set(
                        "refused",
                        Json.object()
                                .put("generation", refused.generation())
                                .put("name", refused.name())
                                .put("reason", refused.reason())));
        models.retraining().ifPresent(retraining -> json.set("retraining", retraining(retraining)));
        return Reply.json(200, json);
    }

    private static ObjectNode retraining(Models.Retraining retraining) {
        ObjectNode json = Json.object()
                .put("schedule", retraining.schedule())
                .put("elected", retraining.elected())
                .put("running", retraining.running());
        retraining.next().ifPresent(next -> json.put("next", next.toString()));
        retraining
                .last()
                .ifPresent(last -> json.set(
                        "last",
                        Json.object()
                                .put("started", last.started().toString())
                                .put("seconds", last.took().toMillis() / 1e3)
                                .put("outcome", last.outcome())
                                .put("generation", last.generation())
                                .put("detail", last.detail())));
        return json;
    }
}
