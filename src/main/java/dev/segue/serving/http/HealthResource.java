package dev.segue.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.serving.Lookups;
import dev.segue.serving.Readiness;

/// Whether the process is alive, and whether it can answer.
///
/// @param lookups what knows
record HealthResource(Lookups lookups) {

    /// Answers 200 as long as anything answers.
    Reply live(Request request) {
        return Reply.json(200, Json.object().put("status", "live"));
    }

    /// Answers 200 when every look-up can be answered, else 503; with the progress of each store in both cases.
    Reply ready(Request request) {
        Readiness readiness = lookups.readiness();
        ObjectNode json = Json.object()
                .put("status", readiness.ready() ? "ready" : "not_ready")
                .put("state", readiness.state())
                .put("model_complete", readiness.modelComplete());
        ArrayNode stores = json.putArray("stores");
        readiness.stores().forEach(store -> stores.add(json(store)));
        Reply reply = Reply.json(readiness.ready() ? 200 : 503, json).with("Cache-Control", "no-store");
        return readiness.ready() ? reply : reply.with("Retry-After", "1");
    }

    private static ObjectNode json(Readiness.StoreProgress store) {
        return Json.object()
                .put("store", store.store())
                .put("partition", store.partition())
                .put("state", store.state())
                .put("restored", store.restored())
                .put("total", store.total());
    }
}
