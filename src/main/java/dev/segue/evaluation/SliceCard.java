package dev.segue.evaluation;

import dev.segue.evaluation.measures.BriefScores;
import dev.segue.evaluation.measures.Cutoffs;
import dev.segue.evaluation.measures.Exposure;
import dev.segue.evaluation.measures.ListScore;
import dev.segue.evaluation.measures.ListScores;
import dev.segue.evaluation.measures.ListenerSums;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one contestant reached in one slice: over all, in parts, by day and by listener.
final class SliceCard {

    private final SliceKind kind;
    private final ListScores all = new ListScores();
    private final Map<String, BriefScores> parts = new LinkedHashMap<>();
    private final TreeMap<Long, BriefScores> days = new TreeMap<>();
    private final Map<String, ListenerSums> byListener = new LinkedHashMap<>();
    private final Exposure exposure = new Exposure();

    SliceCard(SliceKind kind) {
        this.kind = kind;
        byListener.put("ndcg@20", new ListenerSums());
        byListener.put(kind == SliceKind.SESSION ? "r_precision" : "recall@20", new ListenerSums());
    }

    /// Adds a list.
    ///
    /// @param listener the listener's number
    /// @param day days since the epoch
    void add(int listener, long day, ListScore score) {
        all.add(score);
        days.computeIfAbsent(day, _ -> new BriefScores()).add(score);
        byListener.forEach((measure, sums) -> sums.add(
                listener,
                switch (measure) {
                    case "ndcg@20" -> score.ndcg(Cutoffs.MAIN);
                    case "recall@20" -> score.recall(Cutoffs.MAIN);
                    default -> score.rPrecision();
                }));
    }

    /// Adds a list to a part: `cold`, `warm`, `head`, `tail`, `new` or that of an [Experience].
    void addTo(String part, ListScore score) {
        parts.computeIfAbsent(part, _ -> new BriefScores()).add(score);
    }

    SliceKind kind() {
        return kind;
    }

    ListScores all() {
        return all;
    }

    Map<String, BriefScores> parts() {
        return parts;
    }

    SortedMap<Long, BriefScores> days() {
        return days;
    }

    /// Returns the sums by listener of the measures that get intervals and comparisons.
    Map<String, ListenerSums> byListener() {
        return byListener;
    }

    Exposure exposure() {
        return exposure;
    }
}
