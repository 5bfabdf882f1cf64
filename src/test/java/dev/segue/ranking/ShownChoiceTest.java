package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.FeatureBytes;
import dev.segue.events.ListenerId;
import dev.segue.learning.ranker.Slate;
import dev.segue.listener.Impression;
import dev.segue.listener.Outcome;
import dev.segue.listener.Outcome.Kind;
import dev.segue.listener.ShownTrack;
import dev.segue.ranking.RankRequest.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownChoiceTest {

    private final Recorded list = record(Listened.atRandom(7));

    @Test
    void theWantedTrackIsComparedWithWhatWasNotWantedEachAtItsPlace() {
        Slate slate = ShownChoice.of(shown(outcome(3, Kind.COMPLETED), outcome(2, Kind.LIKED)), track(3))
                .orElseThrow();

        assertThat(slate.size()).isEqualTo(4);
        assertThat(places(slate)).containsExactly(placeOf(3), placeOf(1), placeOf(4), placeOf(5));
    }

    @Test
    void whatWasLeftEarlyWasLookedAtWhereverItStood() {
        Slate slate = ShownChoice.of(shown(outcome(2, Kind.COMPLETED), outcome(5, Kind.SKIPPED)), track(2))
                .orElseThrow();

        assertThat(places(slate)).containsExactly(placeOf(2), placeOf(1), placeOf(3), placeOf(4), placeOf(2));
    }

    @Test
    void aTrackThatWasNotInTheListTeachesNothing() {
        assertThat(ShownChoice.of(shown(), 4711)).isEmpty();
    }

    @Test
    void withoutFeaturesThereIsNothingToLearn() {
        Impression closed =
                new Impression("1-1", 0, 0, "mixed", "default", 0, shown().shown(), FeatureBytes.NONE, List.of(), true);

        assertThat(ShownChoice.of(closed, track(1))).isEmpty();
    }

    private static Recorded record(Listened listened) {
        return new Recommender(BlendSettings.DEFAULTS)
                .record(
                        listened.loop().view(new ListenerId("listener-1")),
                        listened.loop().model(),
                        RankRequest.of(Mode.MIXED, 5, listened.now()));
    }

    private Impression shown(Outcome... outcomes) {
        List<ShownTrack> tracks = new ArrayList<>();
        for (int rank = 1; rank <= 5; rank++) {
            tracks.add(new ShownTrack(track(rank), rank, 0, 1));
        }
        return new Impression(
                "1-1", 0, 0, "mixed", "default", 0, tracks, list.features(), Arrays.asList(outcomes), false);
    }

    private Outcome outcome(int rank, Kind kind) {
        return new Outcome(track(rank), kind, 1);
    }

    private long track(int rank) {
        return list.ranked().tracks().get(rank - 1).fingerprint();
    }

    private static float placeOf(int rank) {
        return (float) ShownChoice.valueOf(rank);
    }

    private static List<Float> places(Slate slate) {
        List<Float> places = new ArrayList<>();
        for (int row = 0; row < slate.size(); row++) {
            places.add(slate.get(row, Features.of(Trait.PLACE)));
        }
        return places;
    }
}
