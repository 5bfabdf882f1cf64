package dev.segue.serving.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.Fingerprint;
import dev.segue.events.ListenerId;
import dev.segue.events.Preferences;
import dev.segue.events.TrackId;
import dev.segue.listener.ListenerView;
import dev.segue.listener.RecentPlay;
import dev.segue.listener.Taste;
import dev.segue.ranking.RankRequest;
import dev.segue.ranking.ShownTracks;
import dev.segue.serving.Following;
import dev.segue.serving.RecommendationQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankRequestsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T20:00:00Z");
    private static final RecommendationQuery QUERY = RecommendationQuery.of(new ListenerId("ann"));
    private static final Following AFTER_T1 =
            new Following(Optional.of(new TrackId("t-1")), Set.of(new TrackId("t-2"), new TrackId("t-3")));

    @Test
    void whatGoesOnLeavesOutTheTrackTheQueueAndTheSession() {
        RankRequest request = RankRequests.of(QUERY.with(AFTER_T1), NOW, 0.3);

        assertThat(request.excludedTracks())
                .containsExactlyInAnyOrder(Fingerprint.of("t-1"), Fingerprint.of("t-2"), Fingerprint.of("t-3"));
        assertThat(request.fresh()).isTrue();
    }

    @Test
    void aListIsAsDiverseAsItIsSetUnlessItIsAskedForOtherwise() {
        RankRequest request = RankRequests.of(QUERY, NOW, 0.3);

        assertThat(request.diversity()).isEqualTo(0.3);
        assertThat(request.fresh()).isFalse();
    }

    @Test
    void aPageLeavesOutThoseBefore() {
        ShownTracks shown = ShownTracks.NONE.with(Fingerprint.of("t-9"));

        assertThat(RankRequests.of(QUERY.after(shown), NOW, 0).shown()).isEqualTo(shown);
    }

    @Test
    void theTrackBeingHeardIsTheLastOne() {
        ListenerView heard = RankRequests.heard(playing("t-0"), QUERY.with(AFTER_T1), NOW);

        assertThat(heard.taste().recent())
                .extracting(RecentPlay::track)
                .containsExactly(Fingerprint.of("t-0"), Fingerprint.of("t-1"));
        assertThat(heard.taste().lastPlayAtMillis()).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void theTrackBeingHeardIsNotHeardTwice() {
        ListenerView view = playing("t-1");

        assertThat(RankRequests.heard(view, QUERY.with(AFTER_T1), NOW)).isSameAs(view);
        assertThat(RankRequests.heard(view, QUERY, NOW)).isSameAs(view);
    }

    private static ListenerView playing(String track) {
        RecentPlay play = new RecentPlay(Fingerprint.of(track), 0, NOW.toEpochMilli() - 1000, 100);
        Taste taste =
                new Taste(1, List.of(play), List.of(), List.of(), List.of(), List.of(), 0, Preferences.NONE, List.of());
        return new ListenerView(taste, List.of());
    }
}
