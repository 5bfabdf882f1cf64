package dev.segue.evaluation.report;

import java.util.LinkedHashMap;
import java.util.Map;

/// Where tracks stood that were then skipped, disliked or rated in the lower half of the scale.
///
/// @param scored how many of them were asked for
/// @param rates the share that was among the first `k` of the mixed list, by `k`; lower is better
/// @param area how likely a chosen track stands before a refused one (AUC), half where they stand alike; NaN when
///     there are not both
public record RefusalReport(long scored, Map<Integer, Double> rates, double area) {

    public RefusalReport {
        rates = new LinkedHashMap<>(rates);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scored", scored);
        rates.forEach((k, rate) -> json.put("rate@" + k, rate));
        json.put("auc", Double.isNaN(area) ? null : area);
        return json;
    }
}
