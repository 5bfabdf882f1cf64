package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LiveScoresTest {

    private static final String METRICS = """
            # TYPE segue_plays_total counter
            segue_plays_total 40.0
            segue_plays_scored_total 40.0
            segue_quality_scored_total{listeners="cold",slice="mixed",variant="default"} 10.0
            segue_quality_scored_total{listeners="warm",slice="mixed",variant="default"} 30.0
            segue_quality_ndcg_20_total{listeners="cold",slice="mixed",variant="default"} 1.0
            segue_quality_ndcg_20_total{listeners="warm",slice="mixed",variant="default"} 5.0
            segue_quality_hits_20_total{listeners="warm",slice="mixed",variant="default"} 8.0
            segue_quality_reciprocal_rank_total{listeners="warm",slice="mixed",variant="default"} 4.0
            segue_quality_scored_total{listeners="warm",slice="discover",variant="default"} 15.0
            segue_quality_ndcg_20_total{listeners="warm",slice="discover",variant="default"} 3.0
            """;

    @Test
    void areMeansOverColdAndWarmListeners() {
        LiveScores scores = LiveScores.of(METRICS);

        assertThat(scores.scores().mixed().scored()).isEqualTo(40);
        assertThat(scores.scores().mixed().ndcg()).isCloseTo(0.15, within(1e-12));
        assertThat(scores.scores().mixed().recall()).isCloseTo(0.2, within(1e-12));
        assertThat(scores.scores().mixed().mrr()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void keepSlicesApart() {
        LiveScores scores = LiveScores.of(METRICS);

        assertThat(scores.scores().discover().ndcg()).isCloseTo(0.2, within(1e-12));
        assertThat(scores.scores().relisten().scored()).isZero();
        assertThat(scores.scores().relisten().ndcg()).isZero();
    }

    @Test
    void areWholeWhenEveryPlayIsCounted() {
        assertThat(LiveScores.of(METRICS).isWhole()).isTrue();
        assertThat(LiveScores.of(METRICS.replace("segue_plays_total 40", "segue_plays_total 41"))
                        .isWhole())
                .isFalse();
    }

    @Test
    void sinceAMomentAreMeansOfWhatCameAfterIt() {
        LiveScores before = LiveScores.of(METRICS);
        LiveScores after = LiveScores.of(METRICS.replace("segue_plays_total 40", "segue_plays_total 50")
                .replace("slice=\"mixed\",variant=\"default\"} 30.0", "slice=\"mixed\",variant=\"default\"} 40.0")
                .replace("slice=\"mixed\",variant=\"default\"} 5.0", "slice=\"mixed\",variant=\"default\"} 9.0"));

        LiveScores since = after.since(before);

        assertThat(since.plays()).isEqualTo(10);
        assertThat(since.scores().mixed().scored()).isEqualTo(10);
        assertThat(since.scores().mixed().ndcg()).isCloseTo(0.4, within(1e-12));
        assertThat(since.scores().discover().scored()).isZero();
        assertThat(since.scores().discover().ndcg()).isZero();
    }
}
