package dev.segue.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.evaluation.measures.Comparison;
import dev.segue.evaluation.measures.Interval;
import dev.segue.evaluation.report.EvaluationReport.Subject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    @Test
    void needsNothingButItself() {
        String html = new HtmlReport(List.of(report("plays.tsv"))).html();

        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("prefers-color-scheme: dark", "<svg", "</html>")
                .doesNotContain("http:", "https:", "<script", "@import", "url(");
    }

    @Test
    void showsEveryContestantWithItsInterval() {
        String html = new HtmlReport(List.of(report("plays.tsv"))).html();

        assertThat(html).contains("segue", "popular", ".1500", ".1400 to .1600", ".0500", "0.002");
    }

    @Test
    void showsHowSoonListsAreGood() {
        String html = new HtmlReport(List.of(report("plays.tsv"))).html();

        assertThat(html)
                .contains("How soon lists are good", "3–5 (2)", "cold (3)")
                .doesNotContain("after_");
    }

    @Test
    void namesCannotBreakThePage() {
        String html = new HtmlReport(List.of(report("<b>&'.tsv"))).html();

        assertThat(html).contains("&lt;b&gt;&amp;&#39;.tsv").doesNotContain("<b>&'");
    }

    @Test
    void axesEndAtRoundNumbers() {
        assertThat(Scale.upTo(0.117).end()).isEqualTo(0.125);
        assertThat(Scale.upTo(0.117).label(0.025)).isEqualTo("0.025");
        assertThat(Scale.upTo(0.64).end()).isEqualTo(0.8);
        assertThat(Scale.upTo(0).end()).isPositive();
    }

    private static EvaluationReport report(String file) {
        Subject subject = new Subject(
                "30music-plays",
                "prequential",
                1,
                100,
                42,
                9,
                0,
                9,
                0,
                3,
                4,
                "2014-01-01T00:00:00Z",
                "2014-01-09T00:00:00Z",
                List.of());
        return new EvaluationReport(
                file, subject, 1, List.of(model("segue", 0.15, Map.of()), model("popular", 0.1, against())), List.of());
    }

    private static Map<String, Comparison> against() {
        return Map.of("ndcg@20", new Comparison(0.05, new Interval(0.04, 0.06), 0.002));
    }

    private static ModelReport model(String name, double ndcg, Map<String, Comparison> against) {
        SliceReport mixed = new SliceReport(
                "mixed",
                9,
                Map.of("ndcg@20", ndcg),
                Map.of("coverage@20", 0.5),
                Map.of("ndcg@20", new Interval(ndcg - 0.01, ndcg + 0.01)),
                against,
                Map.of(
                        "cold",
                        new PartReport("cold", 3, 0.1, 0.2, 0.1),
                        "after_3–5",
                        new PartReport("after_3–5", 2, 0.1, 0.2, 0.1)),
                List.of(
                        new PartReport("2014-01-01", 4, 0.1, 0.2, 0.1),
                        new PartReport("2014-01-09", 5, 0.2, 0.3, 0.2)));
        return new ModelReport(name, 1, 2, List.of(mixed), new RefusalReport(0, Map.of(), Double.NaN), List.of());
    }
}
