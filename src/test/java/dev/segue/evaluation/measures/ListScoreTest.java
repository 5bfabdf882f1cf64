package dev.segue.evaluation.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ListScoreTest {

    private static final Offset<Double> EXACTLY = within(1e-12);

    /// Manning, Raghavan, Schütze, *Introduction to Information Retrieval*, exercise 8.8: system 1's ranking
    /// `R N R N N N N N R R` of four relevant documents has an average precision of 0.6.
    @Test
    void averagePrecisionOfAPublishedExample() {
        ListScore score = ListScore.of(4, 0, 2, 8, 9);

        assertThat(score.averagePrecision(10)).isCloseTo((1.0 + 2.0 / 3 + 3.0 / 9 + 4.0 / 10) / 4, EXACTLY);
        assertThat(score.averagePrecision(10)).isCloseTo(0.6, EXACTLY);
    }

    /// The same exercise: system 2's ranking `N R N N R R R N N N` has 0.493, and R-precisions are 0.5 and 0.25.
    @Test
    void rPrecisionOfAPublishedExample() {
        ListScore first = ListScore.of(4, 0, 2, 8, 9);
        ListScore second = ListScore.of(4, 1, 4, 5, 6);

        assertThat(second.averagePrecision(10)).isCloseTo(0.493, within(5e-4));
        assertThat(first.rPrecision()).isEqualTo(0.5);
        assertThat(second.rPrecision()).isEqualTo(0.25);
    }

    @Test
    void gainFallsWithTheLogarithmOfThePlace() {
        assertThat(ListScore.ofOne(0).ndcg(20)).isEqualTo(1);
        assertThat(ListScore.ofOne(2).ndcg(20)).isCloseTo(0.5, EXACTLY);
        assertThat(ListScore.ofOne(6).ndcg(20)).isCloseTo(1.0 / 3, EXACTLY);
        assertThat(ListScore.ofOne(-1).ndcg(20)).isZero();
    }

    @Test
    void gainIsThatOfTheBestPossibleListAtMost() {
        double best = 1 + 1 / log2(3) + 1 / log2(4);

        assertThat(ListScore.of(3, 0, 1, 2).ndcg(20)).isCloseTo(1, EXACTLY);
        assertThat(ListScore.of(3, 1, 4).ndcg(20)).isCloseTo((1 / log2(3) + 1 / log2(6)) / best, EXACTLY);
        assertThat(ListScore.of(3, 1, 4).ndcg(1)).isZero();
    }

    @Test
    void countsWhatIsWithinTheCutoffOnly() {
        ListScore score = ListScore.of(4, 0, 4, 5);

        assertThat(score.hit(1)).isEqualTo(1);
        assertThat(score.precision(5)).isEqualTo(0.4);
        assertThat(score.recall(5)).isEqualTo(0.5);
        assertThat(score.f1(5)).isCloseTo(2 * 0.4 * 0.5 / (0.4 + 0.5), EXACTLY);
        assertThat(score.recall(10)).isEqualTo(0.75);
        assertThat(ListScore.ofOne(3).reciprocalRank(5)).isEqualTo(0.25);
        assertThat(ListScore.ofOne(5).reciprocalRank(5)).isZero();
    }

    @Test
    void refusesPlacesOutOfOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> ListScore.of(3, 2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> ListScore.of(1, 0, 1));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
