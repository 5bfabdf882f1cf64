package dev.segue.evaluation.report;

import dev.segue.evaluation.measures.Comparison;
import dev.segue.evaluation.measures.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one contestant reached in one slice.
///
/// @param name the slice
/// @param scored how many lists were scored; with 0 every measure is 0 and means nothing
/// @param measures `ndcg@20`, `recall@20`, `mrr` and so on, by name
/// @param spread `coverage@20`, `gini@20`, `novelty@20` in bits and `diversity@20`; what does not exist is left out
/// @param intervals 95 % by user bootstrap, of some of the measures
/// @param against how much better the first contestant is than this one, on the same questions; empty for the first
/// @param parts cold and warm listeners; head, tail and new tracks; listeners by [Experience]
/// @param periods the slice over time
public record SliceReport(
        String name,
        long scored,
        Map<String, Double> measures,
        Map<String, Double> spread,
        Map<String, Interval> intervals,
        Map<String, Comparison> against,
        Map<String, PartReport> parts,
        List<PartReport> periods) {

    public SliceReport {
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
        spread = Collections.unmodifiableMap(new LinkedHashMap<>(spread));
        intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
        against = Collections.unmodifiableMap(new LinkedHashMap<>(against));
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        periods = List.copyOf(periods);
    }

    /// Returns a measure; 0 when there is none of that name.
    public double measure(String measure) {
        return measures.getOrDefault(measure, 0.0);
    }

    /// Returns the slice as it is in JSON; the measures of an empty slice are null.
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scored", scored);
        measures.forEach((measure, value) -> json.put(measure, scored == 0 ? null : value));
        json.putAll(spread);
        Map<String, Object> bounds = new LinkedHashMap<>();
        intervals.forEach((measure, interval) -> bounds.put(measure, pair(interval)));
        json.put("intervals_95", bounds);
        if (!against.isEmpty()) {
            Map<String, Object> compared = new LinkedHashMap<>();
            against.forEach((measure, comparison) -> compared.put(measure, json(comparison)));
            json.put("first_is_better_by", compared);
        }
        Map<String, Object> groups = new LinkedHashMap<>();
        parts.forEach((part, report) -> groups.put(part, report.toJson(false)));
        json.put("parts", groups);
        json.put("periods", periods.stream().map(period -> period.toJson(true)).toList());
        return json;
    }

    static Map<String, Object> json(Comparison comparison) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("difference", comparison.difference());
        json.put("interval_95", pair(comparison.interval()));
        json.put("p", comparison.p());
        return json;
    }

    private static List<Double> pair(Interval interval) {
        return new ArrayList<>(List.of(interval.low(), interval.high()));
    }
}
