package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.events.ListenerId;
import dev.segue.learning.ranker.RankerState;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.listener.ListenerView;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Ranked.RankedTrack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedOrderTest {

    private final Recommender learned = new Recommender(BlendSettings.DEFAULTS);
    private final Recommender blend = Recommender.blend(BlendSettings.DEFAULTS);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void beforeAnythingIsLearntTheOrderIsTheBlends(long seed) {
        Listened listened = Listened.atRandom(seed);
        for (int i = 0; i < 40; i++) {
            ListenerView view = listened.loop().view(new ListenerId("listener-" + i));
            for (Mode mode : Mode.values()) {
                RankRequest request = RankRequest.of(mode, 30, listened.now());
                List<RankedTrack> one =
                        learned.rank(view, listened.loop().model(), request).tracks();
                List<RankedTrack> other =
                        blend.rank(view, listened.loop().model(), request).tracks();

                assertThat(positive(one)).isEqualTo(positive(other));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7})
    void everyFeatureIsASmallNumber(long seed) {
        Listened listened = Listened.atRandom(seed);
        for (int i = 0; i < 45; i++) {
            for (Mode mode : Mode.values()) {
                Shortlist list = learned.shortlist(
                        listened.loop().view(new ListenerId("listener-" + i)),
                        listened.loop().model(),
                        RankRequest.of(mode, 50, listened.now()));
                for (int c = 0; c < list.size(); c++) {
                    for (int column = 0; column < Features.COUNT; column++) {
                        assertThat(list.slate().get(c, column)).isBetween(-1f, 5f);
                    }
                }
            }
        }
    }

    @Test
    void reasonsFollowTheLearntWeights() {
        Listened listened = Listened.atRandom(1);
        ListenerView view = listened.loop().view(new ListenerId("listener-1"));
        RankerWeights onlyPopular = RankerWeights.zero(Features.CIRCUMSTANCES, Features.COUNT)
                .with(Circumstance.ALWAYS.column(), Features.rank(Source.SAME_ARTIST), 1);

        Ranked ranked = learned.order(
                learned.shortlist(view, listened.loop().model(), RankRequest.of(Mode.MIXED, 5, listened.now())),
                onlyPopular);

        RankedTrack first = ranked.tracks().getFirst();
        assertThat(first.source()).isEqualTo(Source.SAME_ARTIST);
        assertThat(first.score()).isCloseTo(1, within(1e-6));
        assertThat(first.reasons()).hasSize(1);
    }

    @Test
    void weightsOfAnotherShapeArePassedOver() {
        Model model = Listened.atRandom(1).loop().model();

        model.apply(RankerState.of(RankerWeights.zero(1, 1)));

        assertThat(model.ranker()).isEqualTo(Features.prior());
    }

    /// What no source of the blend offers has no place in its order.
    private static List<Long> positive(List<RankedTrack> tracks) {
        return tracks.stream()
                .filter(track -> track.score() > 0)
                .map(RankedTrack::fingerprint)
                .toList();
    }
}
