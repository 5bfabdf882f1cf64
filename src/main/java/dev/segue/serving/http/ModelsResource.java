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
        return Reply.json(200, json);
    }
}
