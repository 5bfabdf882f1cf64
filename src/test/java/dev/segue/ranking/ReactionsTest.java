package dev.segue.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Ranked.RankedTrack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a listener says changes their next list.
class ReactionsTest {

    /// Four tracks that followed one in as many sessions, and a fifth that followed one of them.
    private final Listened listened = new Listened();

    ReactionsTest() {
        for (int round = 0; round < 2; round++) {
            for (String track : List.of("a1", "b1", "a2", "b2")) {
                listened.plays("other-" + track, "seed", "z")
                        .plays("other-" + track, track, "artist-" + track.charAt(0))
                        .waits(Duration.ofHours(1));
            }
        }
        for (int i = 0; i < 3; i++) {
            listened.plays("more", "popular-" + i, "p-" + i);
            listened.plays("far", "popular-" + i, "p-" + i).waits(Duration.ofHours(1));
        }
        listened.plays("far", "b2", "artist-b").plays("far", "next", "y").waits(Duration.ofHours(1));
        listened.plays("ann", "seed", "z");
    }

    @Test
    void aSkipLowersTheTrackAndLessItsArtistInThisSession() {
        double track = scoreOf("a1");
        double sibling = scoreOf("a2");
        double other = scoreOf("b1");

        listened.skips("ann", "a1", "artist-a");

        double trackFalls = track - scoreOf("a1");
        double siblingFalls = sibling - scoreOf("a2");
        assertThat(scoreOf("b1")).isCloseTo(other, within(0.05));
        assertThat(siblingFalls).isGreaterThan(0.2);
        assertThat(trackFalls).isGreaterThan(siblingFalls + 1);
        assertThat(offered().indexOf("a1")).isGreaterThan(offered().indexOf("a2"));
        assertThat(offered().indexOf("a2")).isGreaterThan(offered().indexOf("b2"));
    }

    @Test
    void inTheNextSessionTheArtistOfASkipIsAsBefore() {
        listened.skips("ann", "a1", "artist-a").waits(Duration.ofHours(3)).plays("ann", "seed", "z");

        assertThat(scoreOf("a2")).isCloseTo(scoreOf("b2"), within(0.2));
        assertThat(scoreOf("a1")).as("its own skip stays").isLessThan(scoreOf("a2") - 0.2);
    }

    @Test
    void aDislikeRemovesTheTrackAndDampsItsArtistUntilItIsTakenBack() {
        List<String> before = offered();
        double sibling = scoreOf("a2");

        listened.judges("ann", "a1", -1);

        assertThat(offered()).doesNotContain("a1").contains("a2");
        assertThat(sibling - scoreOf("a2")).isGreaterThan(0.6);
        assertThat(offered().indexOf("a2")).isGreaterThan(offered().indexOf("b2"));

        listened.judges("ann", "a1", 0);

        assertThat(offered()).containsExactlyElementsOf(before);
    }

    @Test
    void aLikeTakesADislikeBack() {
        listened.judges("ann", "a1", -1).judges("ann", "a1", 1);

        assertThat(offered().getFirst()).isEqualTo("a1");
    }

    @Test
    void aLikeRaisesItsNeighbourhood() {
        List<String> before = offered();
        double follower = find("next").map(RankedTrack::score).orElse(0.0);
        double sibling = scoreOf("b1");

        listened.judges("ann", "b2", 1);

        assertThat(scoreOf("next")).isGreaterThan(follower + 0.3);
        assertThat(scoreOf("b1")).isGreaterThan(sibling + 0.1);
        assertThat(offered().indexOf("next")).isLessThan(before.indexOf("next"));
        assertThat(find("next").orElseThrow().reasons())
                .extracting(Ranked.Reason::code)
                .contains("because_you_liked");
    }

    @Test
    void whoHasOnlyLikedIsOfferedWhatIsNearIt() {
        listened.judges("new", "b2", 1);

        List<String> offered = listened.offers("new", Mode.DISCOVER).tracks().stream()
                .map(track -> track.id().value())
                .toList();

        assertThat(offered.subList(0, 3)).containsExactlyInAnyOrder("b2", "next", "b1");
    }

    @Test
    void aRatingCountsLinearlyOnItsScale() {
        List<Double> scores = new ArrayList<>();
        for (float strength : new float[] {-0.4f, -0.2f, 0, 0.2f, 0.6f, 1}) {
            listened.judges("ann", "a1", strength);
            scores.add(scoreOf("a1"));
        }

        assertThat(scores).isSorted().doesNotHaveDuplicates();
        assertThat(scores.get(2) - scores.get(1)).isCloseTo(scores.get(1) - scores.get(0), within(1e-2));

        listened.judges("ann", "a1", -0.5f);

        assertThat(offered()).as("the lowest quarter of the scale is a refusal").doesNotContain("a1");
    }

    private List<String> offered() {
        return listened.offers("ann", Mode.MIXED).tracks().stream()
                .map(track -> track.id().value())
                .toList();
    }

    private double scoreOf(String track) {
        return find(track).orElseThrow().score();
    }

    private Optional<RankedTrack> find(String track) {
        return listened.offers("ann", Mode.MIXED).tracks().stream()
                .filter(offered -> offered.id().value().equals(track))
                .findFirst();
    }
}
