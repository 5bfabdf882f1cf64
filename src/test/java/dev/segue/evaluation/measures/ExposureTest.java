package dev.segue.evaluation.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExposureTest {

    private final Exposure exposure = new Exposure();

    @Test
    void isEvenWhenAllAreOfferedAlike() {
        for (int track = 0; track < 4; track++) {
            exposure.offer(track);
        }

        assertThat(exposure.gini(4)).isCloseTo(0, within(1e-12));
        assertThat(exposure.coverage(4)).isEqualTo(1);
    }

    @Test
    void isAsUnevenAsCanBeWhenOneIsOfferedAlways() {
        for (int i = 0; i < 10; i++) {
            exposure.offer(700);
        }

        assertThat(exposure.gini(4)).isCloseTo(0.75, within(1e-12));
        assertThat(exposure.coverage(4)).isEqualTo(0.25);
    }

    /// Counts 1 and 3 of two tracks: `Σ(2i − n − 1)·x / (n·Σx) = (−1·1 + 1·3) / (2·4)`.
    @Test
    void giniOfAHandComputedCase() {
        exposure.offer(0);
        exposure.offer(1);
        exposure.offer(1);
        exposure.offer(1);

        assertThat(exposure.gini(2)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void listsWithoutArtistsDoNotCountForDiversity() {
        exposure.endList(2, 0.5);
        exposure.endList(4, Double.NaN);

        assertThat(exposure.novelty()).isEqualTo(3);
        assertThat(exposure.diversity()).isEqualTo(0.5);
    }
}
