package dev.segue.evaluation;

import dev.segue.evaluation.measures.Bootstrap;
import dev.segue.evaluation.measures.Comparison;
import dev.segue.evaluation.report.ModelReport;
import dev.segue.evaluation.report.SliceReport;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Recommender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Measures the learnt order without factors and with factors of several settings, on the same questions.
///
/// Arguments: the file, how many plays go on one that is scored, then a configuration each, as in [FactorRun]. Printed
/// beside each figure: how much worse the order without factors is, and p of a bootstrap over listeners. A tool for a
/// person at a desk, not a test.
final class FactorsInOrderRun {

    private FactorsInOrderRun() {}

    public static void main(String[] arguments) throws Exception {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry("without", FactorSettings.OFF));
        for (int i = 2; i < arguments.length; i++) {
            entries.add(entry(arguments[i], FactorRun.settings(arguments[i])));
        }
        Rules rules = new Rules(
                Integer.parseInt(arguments[1]),
                100,
                ListenerSettings.DEFAULTS.sessionGap(),
                1,
                System::nanoTime,
                Witness.NONE);
        Evaluation evaluation = new Evaluation(entries, rules);
        evaluation.testThenLearn(
                FactorRun.read(Path.of(arguments[0])).stream()
                        .limit(Long.getLong("limit", Long.MAX_VALUE))
                        .iterator(),
                _ -> {});
        for (ModelReport report : new Findings(evaluation, new Bootstrap(42, 1000)).models()) {
            StringBuilder line = new StringBuilder("%-30s".formatted(report.name()));
            for (String slice : List.of("mixed", "discover", "relisten", "session")) {
                SliceReport found = report.slice(slice);
                String measure = slice.equals("session") ? "r_precision" : "ndcg@20";
                Comparison against = found.against().get("ndcg@20");
                line.append("  %s %.4f".formatted(slice, found.measure(measure)))
                        .append(" R20 %.4f".formatted(found.measure("recall@20")));
                if (against != null) {
                    line.append(" (%+.4f, p %.3f)".formatted(-against.difference(), against.p()));
                }
            }
            System.out.println(line.append(
                    "  learn %.0f score %.0f µs".formatted(report.learnMicrosPerEvent(), report.scoreMicrosPerList())));
        }
    }

    private static Entry entry(String name, FactorSettings factors) {
        return new Entry(name, () -> {
            Recommender recommender = new Recommender(BlendSettings.DEFAULTS);
            OfflineLoop loop = new OfflineLoop(
                    ListenerSettings.DEFAULTS,
                    CoListenSettings.DEFAULTS,
                    TrendingSettings.DEFAULTS,
                    RankerSettings.DEFAULTS,
                    factors,
                    recommender);
            return new SegueContestant(name, loop, recommender);
        });
    }
}
