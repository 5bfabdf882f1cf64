package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.learning.ranker.Odds;
import dev.segue.learning.ranker.Prospect;
import dev.segue.listener.ListenerView;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Ranked.RankedTrack;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlookTest {

    private final Recommender recommender = new Recommender(BlendSettings.DEFAULTS);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void anOpenListSaysWhatWillBecomeOfEachOfItsTracks(long seed) {
        Listened listened = Listened.atRandom(seed);

        Ranked list = rank(listened, "listener-1", RankRequest.of(Mode.MIXED, 20, listened.now()));

        List<Odds> odds = list.prospects().stream().map(Prospect::odds).toList();
        assertThat(odds).hasSameSizeAs(list.tracks()).isNotEmpty();
        assertThat(odds.stream().mapToDouble(Odds::share).sum()).isBetween(0.01, 1.0);
        assertThat(odds).isSortedAccordingTo((one, other) -> Double.compare(other.share(), one.share()));
        assertThat(odds).allMatch(of -> of.skipTendency() > 0 && of.skipTendency() < 1);
    }

    @Test
    void diversityChangesTheOrderButNotWhatWillBecomeOfATrack() {
        Listened listened = Listened.atRandom(1);
        RankRequest request = RankRequest.of(Mode.MIXED, 10, listened.now());

        Ranked plain = rank(listened, "listener-1", request);
        Ranked mixed = rank(listened, "listener-1", request.withDiversity(0.4));

        assertThat(mixed.tracks()).isNotEqualTo(plain.tracks());
        for (RankedTrack track : mixed.tracks()) {
            plain.tracks().stream()
                    .filter(other -> other.fingerprint() == track.fingerprint())
                    .forEach(other -> assertThat(track.prospect()).isEqualTo(other.prospect()));
        }
    }

    @Test
    void aListFromWhichSomethingWasKeptOutSaysNothing() {
        Listened listened = Listened.atRandom(1);
        RankRequest open = RankRequest.of(Mode.MIXED, 10, listened.now());
        List<RankRequest> others = List.of(
                RankRequest.of(Mode.DISCOVER, 10, listened.now()),
                RankRequest.of(Mode.FAMILIAR, 10, listened.now()),
                open.thatIsFresh(),
                open.after(ShownTracks.NONE.with(7)),
                new RankRequest(Mode.MIXED, 10, Set.of(7L), Set.of(), listened.now(), true),
                new RankRequest(Mode.MIXED, 10, Set.of(), Set.of(7L), listened.now(), true));

        assertThat(rank(listened, "listener-1", open).prospects()).isNotEmpty();
        for (RankRequest request : others) {
            assertThat(rank(listened, "listener-1", request).prospects()).isEmpty();
        }
        assertThat(Recommender.blend(BlendSettings.DEFAULTS)
                        .rank(viewOf(listened, "listener-1"), listened.loop().model(), open)
                        .prospects())
                .isEmpty();
    }

    @Test
    void whatIsSkippedMoreSeemsLikelierToBeSkipped() {
        Listened listened = new Listened();
        for (int i = 0; i < 6; i++) {
            listened.plays("ann", "liked", "one").skips("ann", "disliked", "two");
            listened.plays("bob", "liked", "one").plays("bob", "neither", "three");
        }

        assertThat(tendency(listened, "ann", "disliked"))
                .isGreaterThan(tendency(listened, "ann", "neither"))
                .isGreaterThan(0.5);
        assertThat(tendency(listened, "ann", "neither")).isGreaterThan(tendency(listened, "ann", "liked"));
        assertThat(tendency(listened, "ann", "neither")).isGreaterThan(tendency(listened, "bob", "neither"));
        assertThat(tendency(listened, "bob", "disliked")).isGreaterThan(tendency(listened, "bob", "liked"));
    }

    private static double tendency(Listened listened, String who, String track) {
        Situation situation = new Situation(
                viewOf(listened, who),
                listened.loop().model(),
                RankRequest.of(Mode.MIXED, 10, listened.now()),
                BlendSettings.DEFAULTS.recentPlays(),
                0);
        TrackNode node = listened.loop().model().track(new TrackId(track).fingerprint());
        assertThat(node).isNotNull();
        return node == null ? Double.NaN : new SkipTendency(situation, 0.2).of(node);
    }

    private Ranked rank(Listened listened, String who, RankRequest request) {
        return recommender.rank(viewOf(listened, who), listened.loop().model(), request);
    }

    private static ListenerView viewOf(Listened listened, String who) {
        return listened.loop().view(new ListenerId(who));
    }
}
