package dev.segue.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayReportTest {

    @Test
    void theDesignAndTheRestAreTheWholeGap() {
        for (ReplayMeasure measure : ReplayMeasure.values()) {
            ReplayLine line = report("plays.tsv").lines(measure).get(1);

            assertThat(line.eventsPerSecond()).isEqualTo(50);
            assertThat(line.design()).isCloseTo(0.1, within(1e-12));
            assertThat(line.rest()).isCloseTo(0.05, within(1e-12));
            assertThat(line.design() + line.rest()).isCloseTo(line.atOnce() - line.live(), within(1e-12));
        }
    }

    @Test
    void eachSliceBeginsWithTheRecordingsOwnPace() {
        List<ReplayLine> lines = report("plays.tsv").lines(ReplayMeasure.NDCG);

        assertThat(lines)
                .extracting(ReplayLine::slice)
                .containsExactly(
                        "mixed",
                        "mixed",
                        "mixed",
                        "discover",
                        "discover",
                        "discover",
                        "relisten",
                        "relisten",
                        "relisten");
        assertThat(lines.subList(0, 3))
                .extracting(ReplayLine::eventsPerSecond)
                .containsExactly(ReplayLine.OWN_PACE, 50, 1_000);
        assertThat(lines.getFirst().live()).isNaN();
    }

    @Test
    void aSliceOfWhichNothingWasScoredHasNoFigures() {
        ReplayLine line = report("plays.tsv").lines(ReplayMeasure.NDCG).getLast();

        assertThat(line.slice()).isEqualTo("relisten");
        assertThat(line.live()).isNaN();
        assertThat(line.rest()).isNaN();
        assertThat(line.lost()).containsEntry("rest", null);
    }

    @Test
    void theDocumentHoldsEverySpeed() {
        Map<String, Object> json = report("plays.tsv").toJson();

        assertThat(json)
                .containsEntry("events", 1_200L)
                .containsEntry("publish_rows_per_s", 500)
                .containsKeys("offline", "own_pace_divided");
        assertThat((List<?>) json.get("speeds"))
                .hasSize(2)
                .first()
                .asString()
                .contains("events_per_s=50", "most_unread=12", "divided={mixed={scored=100, ndcg@20=0.4");
    }

    @Test
    void thePageDrawsThreeCurvesASlice() {
        String html = ReplayPage.of(report("<b>&'.tsv"));

        assertThat(html.split("<polyline", -1)).hasSize(1 + 3 * 3);
        assertThat(html)
                .contains("slice relisten", "50/s", "1,000/s", "offline, at once", ".3500")
                .contains("&lt;b&gt;&amp;&#39;.tsv")
                .doesNotContain("http:", "https:", "<script", "NaN", "Infinity");
    }

    @Test
    void oneSpeedIsAPointAndNoDivisionByZero() {
        ReplayReport all = report("plays.tsv");

        String html = ReplayPage.of(new ReplayReport(
                all.subject(), all.atOnce(), all.ownPace(), all.speeds().subList(0, 1)));

        assertThat(html).contains("<circle").doesNotContain("NaN", "Infinity");
    }

    private static ReplayReport report(String file) {
        return new ReplayReport(
                new ReplayReport.Subject(file, 1_200, 200, 2, 4, 500),
                scores(0.5, 100),
                scores(0.45, 100),
                List.of(
                        new ReplayReport.Speed(50, 49.7, 12, 0, 1.5, scores(0.4, 100), scores(0.35, 100)),
                        new ReplayReport.Speed(1_000, 812, 4_000, 0, 3.5, scores(0.2, 100), scores(0.1, 0))));
    }

    /// @param relistened how many lists of the slice relisten were scored
    private static ReplayScores scores(double value, long relistened) {
        return new ReplayScores(
                part("mixed", value, 100), part("discover", value, 100), part("relisten", value, relistened));
    }

    private static PartReport part(String slice, double value, long scored) {
        return new PartReport(slice, scored, value, value, value);
    }
}
