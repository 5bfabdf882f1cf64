package dev.segue.evaluation;

import dev.segue.evaluation.measures.Bootstrap;
import dev.segue.evaluation.measures.BriefScores;
import dev.segue.evaluation.measures.Comparison;
import dev.segue.evaluation.measures.Cutoffs;
import dev.segue.evaluation.measures.Experience;
import dev.segue.evaluation.measures.Exposure;
import dev.segue.evaluation.measures.Interval;
import dev.segue.evaluation.measures.ListenerSums;
import dev.segue.evaluation.peers.Peers;
import dev.segue.evaluation.report.ModelReport;
import dev.segue.evaluation.report.PartReport;
import dev.segue.evaluation.report.RefusalReport;
import dev.segue.evaluation.report.RegretReport;
import dev.segue.evaluation.report.SliceReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes reports of scorecards: means, intervals, comparisons with the first contestant.
public final class Findings {

    private static final int MOST_PERIODS = 100;

    private final Evaluation evaluation;
    private final Bootstrap bootstrap;

    /// @param evaluation one that has ended
    /// @param bootstrap makes intervals and comparisons
    public Findings(Evaluation evaluation, Bootstrap bootstrap) {
        this.evaluation = evaluation;
        this.bootstrap = bootstrap;
    }

    /// Returns a report per contestant, in the order of the entries.
    public List<ModelReport> models() {
        List<Scorecard> cards = evaluation.cards();
        return cards.stream().map(card -> model(card, cards.getFirst())).toList();
    }

    /// Returns how much learning event by event is better than retraining in batch, on the same questions.
    ///
    /// @param pairs those of which one was not measured are left out
    public List<RegretReport> regrets(List<Peers.Regret> pairs) {
        Map<String, Scorecard> byName = new LinkedHashMap<>();
        evaluation.cards().forEach(card -> byName.put(card.name(), card));
        List<RegretReport> reports = new ArrayList<>();
        for (Peers.Regret pair : pairs) {
            Scorecard online = byName.get(pair.online());
            Scorecard batch = byName.get(pair.batch());
            if (online != null && batch != null) {
                for (SliceKind kind : SliceKind.values()) {
                    regret(pair, online.slice(kind), batch.slice(kind)).ifPresent(reports::add);
                }
            }
        }
        return reports;
    }

    private Optional<RegretReport> regret(Peers.Regret pair, SliceCard online, SliceCard batch) {
        ListenerSums sums = online.byListener().get("ndcg@20");
        ListenerSums others = batch.byListener().get("ndcg@20");
        return sums == null || others == null || online.all().lists() == 0
                ? Optional.empty()
                : Optional.of(new RegretReport(
                        pair.online(), pair.batch(), online.kind().wireName(), bootstrap.compare(sums, others)));
    }

    private ModelReport model(Scorecard card, Scorecard first) {
        Map<Integer, Double> rates = new LinkedHashMap<>();
        Cutoffs.ALL.forEach(k -> rates.put(k, card.refused().rate(k)));
        return new ModelReport(
                card.name(),
                card.learnMicrosPerEvent(),
                card.scoreMicrosPerList(),
                Arrays.stream(SliceKind.values())
                        .map(kind -> slice(card.slice(kind), first.slice(kind)))
                        .toList(),
                new RefusalReport(card.refused().total(), rates, card.chosen().areaAgainst(card.refused())),
                card.foresight().map(Foresight::reports).orElse(List.of()));
    }

    private SliceReport slice(SliceCard card, SliceCard first) {
        Map<String, Interval> intervals = new LinkedHashMap<>();
        Map<String, Comparison> against = new LinkedHashMap<>();
        if (card.all().lists() > 0) {
            card.byListener().forEach((measure, sums) -> intervals.put(measure, bootstrap.interval(sums)));
        }
        if (card != first && card.all().lists() > 0) {
            first.byListener()
                    .forEach((measure, sums) -> against.put(
                            measure, bootstrap.compare(sums, card.byListener().getOrDefault(measure, sums))));
        }
        Map<String, PartReport> parts = new LinkedHashMap<>();
        Stream<String> steps = Arrays.stream(Experience.values()).map(Experience::part);
        Stream.concat(Stream.of("cold", "warm", "head", "tail", "new"), steps).forEach(part -> {
            BriefScores scores = card.parts().get(part);
            if (scores != null) {
                parts.put(part, part(part, scores));
            }
        });
        return new SliceReport(
                card.kind().wireName(),
                card.all().lists(),
                card.all().means(),
                card.all().lists() > 0 && card.kind() != SliceKind.SESSION ? spread(card.exposure()) : Map.of(),
                intervals,
                against,
                parts,
                periods(card.days()));
    }

    private Map<String, Double> spread(Exposure exposure) {
        Map<String, Double> spread = new LinkedHashMap<>();
        spread.put("coverage@20", exposure.coverage(evaluation.playedTracks()));
        spread.put("gini@20", exposure.gini(evaluation.playedTracks()));
        spread.put("novelty@20", exposure.novelty());
        if (!Double.isNaN(exposure.diversity())) {
            spread.put("diversity@20", exposure.diversity());
        }
        return spread;
    }

    private static PartReport part(String label, BriefScores scores) {
        return new PartReport(label, scores.lists(), scores.ndcg(), scores.recall(), scores.reciprocalRank());
    }

    /// Returns the days, or as many periods of equally many days as are readable.
    private static List<PartReport> periods(SortedMap<Long, BriefScores> days) {
        if (days.isEmpty()) {
            return List.of();
        }
        long first = days.firstKey();
        long length = (days.lastKey() - first) / MOST_PERIODS + 1;
        SortedMap<Long, BriefScores> periods = new TreeMap<>();
        days.forEach((day, scores) -> periods.computeIfAbsent((day - first) / length, _ -> new BriefScores())
                .add(scores));
        List<PartReport> reports = new ArrayList<>();
        periods.forEach((period, scores) ->
                reports.add(part(LocalDate.ofEpochDay(first + period * length).toString(), scores)));
        return reports;
    }
}
