package dev.segue.evaluation.report;

import dev.segue.evaluation.measures.Comparison;
import java.util.LinkedHashMap;
import java.util.Map;

/// How much learning event by event is better than retraining in batch on everything up to each day.
///
/// @param online what learns at once
/// @param batch what is retrained
/// @param slice the slice
/// @param comparison of NDCG@20; below 0 the batch is better
public record RegretReport(String online, String batch, String slice, Comparison comparison) {

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("online", online);
        json.put("batch", batch);
        json.put("slice", slice);
        json.put("ndcg@20", SliceReport.json(comparison));
        return json;
    }
}
