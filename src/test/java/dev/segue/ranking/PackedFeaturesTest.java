package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.events.FeatureBytes;
import dev.segue.events.ListenerId;
import dev.segue.learning.ranker.Slate;
import dev.segue.ranking.PackedFeatures.Contribution;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Ranked.RankedTrack;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedFeaturesTest {

    private final Recommender recommender = new Recommender(BlendSettings.DEFAULTS);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void contributionsAddUpToTheScoreOfEachTrack(long seed) {
        Listened listened = Listened.atRandom(seed);
        for (int i = 0; i < 40; i++) {
            Recorded list = listOf(listened, "listener-" + i);
            PackedFeatures packed = PackedFeatures.read(list.features()).orElseThrow();
            List<RankedTrack> tracks = list.ranked().tracks();

            assertThat(packed.size()).isEqualTo(tracks.size());
            for (int row = 0; row < tracks.size(); row++) {
                double score = tracks.get(row).score();
                List<Contribution> parts = packed.contributions(row, score);

                assertThat(parts.stream()
                                .mapToDouble(Contribution::contribution)
                                .sum())
                        .isCloseTo(score, within(1e-9));
                assertThat(parts.getLast().feature()).isEqualTo("rounding");
                assertThat(parts.getLast().contribution())
                        .as("what is rounded away is little")
                        .isCloseTo(0, within(0.04 * Math.max(1, Math.abs(score))));
            }
        }
    }

    @Test
    void aListOfTwentyTracksTakesUnderOneKilobyteAndAHalf() {
        Listened listened = Listened.atRandom(1);

        for (int i = 0; i < 40; i++) {
            assertThat(listOf(listened, "listener-" + i).features().length()).isBetween(100, 1_500);
        }
    }

    @Test
    void aTrackIsUnpackedAsItWasDescribed() {
        Listened listened = Listened.atRandom(7);
        RankRequest request = RankRequest.of(Mode.MIXED, 20, listened.now());
        Shortlist list = recommender.shortlist(
                listened.loop().view(new ListenerId("listener-1")),
                listened.loop().model(),
                request);
        Recorded recorded = listOf(listened, "listener-1");
        Slate slate = PackedFeatures.read(recorded.features())
                .orElseThrow()
                .slate(IntStream.range(0, recorded.ranked().tracks().size())
                        .boxed()
                        .toList());

        for (int row = 0; row < slate.size(); row++) {
            int candidate = list.candidateOf(recorded.ranked().tracks().get(row).fingerprint());
            for (int column = 0; column < Features.COUNT; column++) {
                float exact = list.slate().get(candidate, column);
                assertThat(slate.get(row, column)).isCloseTo(exact, within(exact / 30 + 0.0003f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 0.25f, 0.5f, 0.75f, 1, 1.5f, 2, 16})
    void commonNumbersAreExact(float number) {
        assertThat(PackedFeatures.valueOf((byte) PackedFeatures.codeOf(number))).isEqualTo(number);
    }

    @Test
    void whatIsNotPackedFeaturesOfThisVersionIsNone() {
        assertThat(PackedFeatures.read(FeatureBytes.NONE)).isEmpty();
        assertThat(PackedFeatures.read(FeatureBytes.of(new byte[] {1, 2, 3}))).isEmpty();
        assertThat(PackedFeatures.read(FeatureBytes.of(new byte[] {1, 15, (byte) Features.COUNT, 0})))
                .isEmpty();
    }

    private Recorded listOf(Listened listened, String who) {
        return recommender.record(
                listened.loop().view(new ListenerId(who)),
                listened.loop().model(),
                RankRequest.of(Mode.MIXED, 20, listened.now()));
    }
}
