package dev.segue.evaluation.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How good the lists were for what was played next, in the slices that a stream measures of itself.
///
/// @param mixed every play on the mixed list
/// @param discover first encounters, on a list without what the listener has played
/// @param relisten tracks played before, on a list of only such
public record ReplayScores(PartReport mixed, PartReport discover, PartReport relisten) {

    /// Returns those of one contestant; its lists have to be as long as the stream's, or their reciprocal ranks are
    /// not the same measure.
    public static ReplayScores of(ModelReport model) {
        return new ReplayScores(part(model, "mixed"), part(model, "discover"), part(model, "relisten"));
    }

    /// Returns one part a slice, labelled with its name, in the order in which they are shown.
    public List<PartReport> slices() {
        return List.of(mixed, discover, relisten);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        slices().forEach(slice -> json.put(slice.label(), slice.toJson(false)));
        return json;
    }

    private static PartReport part(ModelReport model, String name) {
        SliceReport slice = model.slice(name);
        return new PartReport(
                name, slice.scored(), slice.measure("ndcg@20"), slice.measure("recall@20"), slice.measure("mrr"));
    }
}
