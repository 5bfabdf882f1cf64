package dev.segue.cli;

import dev.segue.evaluation.report.PartReport;
import dev.segue.evaluation.report.ReplayScores;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// What a process of Segue has counted, since it started, of the lists that it scored.
///
/// @param scores by slice, cold and warm listeners together
/// @param plays how many plays it has read, whether their scores are in yet or not: they come in windows of ten seconds
record LiveScores(ReplayScores scores, long plays) {

    /// Reads them from what `/metrics` says.
    static LiveScores of(String metrics) {
        return new LiveScores(
                new ReplayScores(part(metrics, "mixed"), part(metrics, "discover"), part(metrics, "relisten")),
                Math.round(ProcessSample.sum(metrics, "segue_plays_total")));
    }

    /// Returns whether every play that was read has been counted.
    boolean isWhole() {
        return scores.mixed().scored() == plays;
    }

    /// Returns what was counted since an earlier moment.
    LiveScores since(LiveScores before) {
        return new LiveScores(
                new ReplayScores(
                        since(before.scores.mixed(), scores.mixed()),
                        since(before.scores.discover(), scores.discover()),
                        since(before.scores.relisten(), scores.relisten())),
                plays - before.plays);
    }

    private static PartReport since(PartReport before, PartReport now) {
        long scored = now.scored() - before.scored();
        return new PartReport(
                now.label(),
                scored,
                mean(before, now, scored, PartReport::ndcg),
                mean(before, now, scored, PartReport::recall),
                mean(before, now, scored, PartReport::mrr));
    }

    private static double mean(PartReport before, PartReport now, long scored, ToDoubleFunction<PartReport> of) {
        double sum = of.applyAsDouble(now) * now.scored() - of.applyAsDouble(before) * before.scored();
        return sum / Math.max(1, scored);
    }

    private static PartReport part(String metrics, String slice) {
        String label = "slice=\"%s\"".formatted(slice);
        String lines = metrics.lines().filter(line -> line.contains(label)).collect(Collectors.joining("\n"));
        double scored = ProcessSample.sum(lines, "segue_quality_scored_total");
        double lists = Math.max(1, scored);
        return new PartReport(
                slice,
                Math.round(scored),
                ProcessSample.sum(lines, "segue_quality_ndcg_20_total") / lists,
                ProcessSample.sum(lines, "segue_quality_hits_20_total") / lists,
                ProcessSample.sum(lines, "segue_quality_reciprocal_rank_total") / lists);
    }
}
