package dev.segue.evaluation.report;

import java.util.LinkedHashMap;
import java.util.Map;

/// The figures of a part of a slice.
///
/// @param label the part, or the first day of a period
/// @param scored how many lists were scored
/// @param ndcg the mean NDCG@20
/// @param recall the mean recall@20
/// @param mrr the mean reciprocal rank
public record PartReport(String label, long scored, double ndcg, double recall, double mrr) {

    Map<String, Object> toJson(boolean labelled) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (labelled) {
            json.put("from", label);
        }
        json.put("scored", scored);
        json.put("ndcg@20", ndcg);
        json.put("recall@20", recall);
        json.put("mrr", mrr);
        return json;
    }
}
