package dev.segue.evaluation;

import dev.segue.catalog.CatalogEntry;
import dev.segue.catalog.CatalogTrack;
import dev.segue.evaluation.measures.Bootstrap;
import dev.segue.evaluation.measures.Comparison;
import dev.segue.evaluation.report.ModelReport;
import dev.segue.evaluation.report.SliceReport;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.metadata.MetadataReader;
import dev.segue.metadata.MetadataSink;
import dev.segue.metadata.Refusal;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.CatalogContent;
import dev.segue.ranking.Recommender;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Measures the learnt order without a catalog, with its titles only, and with what its tracks are like, on the same
/// questions.
///
/// Arguments: the recording, the catalog, how many plays go on one that is scored. A tool for a person at a desk, not a
/// test.
final class ContentInOrderRun {

    private ContentInOrderRun() {}

    public static void main(String[] arguments) throws Exception {
        List<CatalogTrack> catalog = catalog(Path.of(arguments[1]));
        Rules rules = new Rules(
                Integer.parseInt(arguments[2]),
                100,
                ListenerSettings.DEFAULTS.sessionGap(),
                1,
                System::nanoTime,
                Witness.NONE);
        Evaluation evaluation = new Evaluation(
                List.of(
                        entry("without", List.of(), false),
                        entry("described", catalog, false),
                        entry("content", catalog, true)),
                rules);
        evaluation.testThenLearn(
                FactorRun.read(Path.of(arguments[0])).stream()
                        .limit(Long.getLong("limit", Long.MAX_VALUE))
                        .iterator(),
                _ -> {});
        for (ModelReport report : new Findings(evaluation, new Bootstrap(42, 1000)).models()) {
            StringBuilder line = new StringBuilder("%-12s".formatted(report.name()));
            for (String slice : List.of("mixed", "discover", "relisten", "session")) {
                SliceReport found = report.slice(slice);
                String measure = slice.equals("session") ? "r_precision" : "ndcg@20";
                Comparison against = found.against().get("ndcg@20");
                line.append("  %s %.4f".formatted(slice, found.measure(measure)));
                if (against != null) {
                    line.append(" (%+.4f, p %.3f)".formatted(-against.difference(), against.p()));
                }
            }
            System.out.println(line.append(
                    "  learn %.0f score %.0f µs".formatted(report.learnMicrosPerEvent(), report.scoreMicrosPerList())));
        }
    }

    private static List<CatalogTrack> catalog(Path file) throws IOException {
        List<CatalogTrack> tracks = new ArrayList<>();
        MetadataSink sink = new MetadataSink() {
            @Override
            public void entry(CatalogEntry entry) {
                if (entry instanceof CatalogTrack track) {
                    tracks.add(track);
                }
            }

            @Override
            public void rejected(long line, Refusal refusal) {
                // a row that cannot be read describes nothing
            }
        };
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            MetadataReader.read(in, sink);
        }
        return tracks;
    }

    private static Entry entry(String name, List<CatalogTrack> catalog, boolean content) {
        return new Entry(name, () -> {
            Recommender recommender = new Recommender(BlendSettings.DEFAULTS);
            OfflineLoop loop = new OfflineLoop(
                    ListenerSettings.DEFAULTS,
                    CoListenSettings.DEFAULTS,
                    TrendingSettings.DEFAULTS,
                    RankerSettings.DEFAULTS,
                    FactorSettings.DEFAULTS,
                    recommender);
            catalog.forEach(track -> loop.model().apply(track.track()));
            if (content) {
                new CatalogContent(loop.model()).fit(catalog::forEach);
            }
            return new SegueContestant(name, loop, recommender);
        });
    }
}
