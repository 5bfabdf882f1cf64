package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.Fingerprint;
import dev.segue.events.ListenerId;
import dev.segue.listener.ListenerView;
import dev.segue.listener.RecentPlay;
import dev.segue.ranking.RankRequest.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTracksTest {

    private final Listened listened = new Listened();

    @Test
    void nothingOfTheSessionIsOfferedByAFreshList() {
        listened.plays("ann", "before", "x").waits(Duration.ofHours(2));
        listened.plays("ann", "played", "x").skips("ann", "skipped", "x");
        listened.plays("ben", "other", "x");

        assertThat(fresh()).contains("before", "other").doesNotContain("played", "skipped");
    }

    @Test
    void aSessionLongerThanATasteKeepsIsRememberedWhole() {
        listened.plays("ann", "before", "x").waits(Duration.ofHours(2));
        for (int i = 0; i < 60; i++) {
            listened.plays("ann", "played-" + i, "x");
        }

        assertThat(fresh()).contains("before").doesNotContain("played-0", "played-59");
    }

    @Test
    void aSessionEndsWithAGap() {
        listened.plays("ann", "played", "x").waits(Duration.ofMinutes(31));

        assertThat(fresh()).contains("played");
    }

    @Test
    void whatFollowsTheTrackBeingHeardComesNext() {
        for (String other : List.of("ben", "cai", "dee")) {
            listened.plays(other, "one", "x").plays(other, "two", "y").waits(Duration.ofHours(1));
        }
        listened.plays("ann", "three", "z");
        ListenerView view = listened.loop().view(new ListenerId("ann"));

        Ranked next = new Recommender(BlendSettings.DEFAULTS)
                .rank(
                        view.hearing(new RecentPlay(
                                Fingerprint.of("one"), 0, listened.now().toEpochMilli(), 100)),
                        listened.loop().model(),
                        RankRequest.of(Mode.MIXED, 5, listened.now()).thatIsFresh());

        assertThat(next.tracks().getFirst().id().value()).isEqualTo("two");
    }

    private List<String> fresh() {
        RankRequest request = RankRequest.of(Mode.MIXED, 1000, listened.now()).thatIsFresh();
        return listened.offers("ann", request).tracks().stream()
                .map(track -> track.id().value())
                .toList();
    }
}
