package dev.segue.evaluation.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one contestant reached.
///
/// @param name the contestant
/// @param learnMicrosPerEvent the time of learning one event, in µs
/// @param scoreMicrosPerList the time of making one list, in µs
/// @param slices one for each slice, those that the recording cannot have included
/// @param refusals where refused tracks stood
/// @param foresight how well probabilities foretold what became of tracks; empty for one that gives none
public record ModelReport(
        String name,
        double learnMicrosPerEvent,
        double scoreMicrosPerList,
        List<SliceReport> slices,
        RefusalReport refusals,
        List<ReliabilityReport> foresight) {

    public ModelReport {
        slices = List.copyOf(slices);
        foresight = List.copyOf(foresight);
    }

    /// Returns the slice of that name.
    public SliceReport slice(String slice) {
        return slices.stream()
                .filter(report -> report.name().equals(slice))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no slice " + slice));
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("learn_us_per_event", learnMicrosPerEvent);
        json.put("score_us_per_list", scoreMicrosPerList);
        slices.forEach(slice -> json.put(slice.name(), slice.toJson()));
        json.put("refused", refusals.toJson());
        if (!foresight.isEmpty()) {
            Map<String, Object> probabilities = new LinkedHashMap<>();
            foresight.forEach(report -> probabilities.put(report.name(), report.toJson()));
            json.put("probabilities", probabilities);
        }
        return json;
    }
}
