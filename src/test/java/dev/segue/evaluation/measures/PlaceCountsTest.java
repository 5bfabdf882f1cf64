package dev.segue.evaluation.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlaceCountsTest {

    @Test
    void areaIsTheShareOfPairsInTheRightOrder() {
        PlaceCounts chosen = places(0, 2, -1);
        PlaceCounts refused = places(1, -1);

        // Pairs: 0<1, 0<out, 2>1, 2<out, out>1, out=out: (1 + 1 + 0 + 1 + 0 + 0.5) of 6.
        assertThat(chosen.areaAgainst(refused)).isCloseTo(3.5 / 6, within(1e-12));
        assertThat(refused.areaAgainst(chosen)).isCloseTo(2.5 / 6, within(1e-12));
    }

    @Test
    void areaDoesNotExistWithoutBoth() {
        assertThat(places(1).areaAgainst(new PlaceCounts(100))).isNaN();
    }

    @Test
    void whatIsInNoListIsInNoTop() {
        PlaceCounts places = places(0, 4, 5, -1);

        assertThat(places.rate(5)).isEqualTo(0.5);
        assertThat(places.rate(100)).isEqualTo(0.75);
    }

    private static PlaceCounts places(int... places) {
        PlaceCounts counts = new PlaceCounts(100);
        for (int place : places) {
            counts.add(place);
        }
        return counts;
    }
}
