package dev.segue.evaluation.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.learning.colistens.CoListenSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingTest {

    private final List<List<Integer>> tried = new ArrayList<>();

    @Test
    void keepsTheBetterThirdAndFindsTheBest() throws IOException {
        SuccessiveHalving.Outcome outcome = SuccessiveHalving.search(27, (candidates, rung) -> {
            tried.add(candidates);
            return candidates.stream()
                    .map(candidate -> (double) (candidate % 20))
                    .toList();
        });

        assertThat(outcome.best()).isEqualTo(19);
        assertThat(tried).extracting(List::size).containsExactly(27, 9, 3);
        assertThat(outcome.rungs()).hasSize(3);
    }

    @Test
    void whatServesIsNeverDropped() throws IOException {
        SuccessiveHalving.search(27, (candidates, rung) -> {
            tried.add(candidates);
            return candidates.stream().map(candidate -> (double) candidate).toList();
        });

        assertThat(tried).allMatch(candidates -> candidates.contains(0));
    }

    @Test
    void aCandidateIsTheSameAgainUnderItsSeedAndNumber() {
        Configuration one = SearchSpace.candidate(7, 3, Configuration.DEFAULTS);

        assertThat(SearchSpace.candidate(7, 3, Configuration.DEFAULTS)).isEqualTo(one);
        assertThat(SearchSpace.candidate(7, 4, Configuration.DEFAULTS)).isNotEqualTo(one);
        assertThat(SearchSpace.candidate(7, 0, Configuration.DEFAULTS)).isEqualTo(Configuration.DEFAULTS);
    }

    @Test
    void candidatesDifferInTheFirstThingThatIsDrawnTooByUpToTwiceEitherWay() {
        double[] factors = IntStream.range(1, 200)
                .mapToObj(number -> SearchSpace.candidate(7, number, Configuration.DEFAULTS))
                .mapToDouble(drawn -> (double) drawn.coListens().halfLife().toMillis()
                        / CoListenSettings.DEFAULTS.halfLife().toMillis())
                .sorted()
                .toArray();

        assertThat(factors[0]).isBetween(0.5, 0.6);
        assertThat(factors[factors.length - 1]).isBetween(1.7, 2.0);
    }
}
