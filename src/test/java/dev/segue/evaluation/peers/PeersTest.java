package dev.segue.evaluation.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.evaluation.Contestant;
import dev.segue.ranking.RankRequest.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every name of the roster.
class PeersTest {

    private static final String TRACKS = "abcdefghijklmnopqrst";

    static List<String> names() {
        return Peers.names();
    }

    static List<String> fieldsBaselines() {
        List<String> names = new ArrayList<>(Peers.names());
        names.removeAll(Peers.PARTS);
        names.remove("colistens-nightly");
        return names;
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepsToTheCandidateRule(String name) {
        Stage<Contestant> stage = new Stage<>(Peers.create(name, 1));
        Set<String> known = played(stage, 7);
        stage.skips("listener-0", "never-played");

        assertThat(stage.offers("listener-0", Mode.MIXED))
                .doesNotHaveDuplicates()
                .isSubsetOf(TRACKS.split(""));
        assertThat(stage.offers("listener-0", Mode.DISCOVER))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(known);
        assertThat(stage.offers("listener-0", Mode.FAMILIAR))
                .doesNotHaveDuplicates()
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("names")
    void answersTheSameForTheSameSeed(String name) {
        Stage<Contestant> one = new Stage<>(Peers.create(name, 5));
        Stage<Contestant> other = new Stage<>(Peers.create(name, 5));

        played(one, 11);
        played(other, 11);

        for (int i = 0; i < 5; i++) {
            assertThat(one.offers("listener-" + i, Mode.MIXED)).isEqualTo(other.offers("listener-" + i, Mode.MIXED));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasSomethingToOfferToThoseItKnows(String name) {
        Stage<Contestant> stage = new Stage<>(Peers.create(name, 1));

        played(stage, 3);

        assertThat(stage.offers("listener-1", Mode.MIXED)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void endsTheDayWithoutAnybody(String name) {
        Stage<Contestant> stage = new Stage<>(Peers.create(name, 1));

        stage.waits(Duration.ofDays(3));

        assertThat(stage.offers("stranger", Mode.MIXED)).isEmpty();
        assertThat(stage.contestant().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("fieldsBaselines")
    void neverOffersWhatIsDisliked(String name) {
        Stage<Contestant> stage = new Stage<>(Peers.create(name, 1));
        Set<String> known = played(stage, 7);
        String disliked = known.iterator().next();

        stage.judges("listener-0", disliked, -1);

        for (Mode mode : Mode.values()) {
            assertThat(stage.offers("listener-0", mode)).doesNotContain(disliked);
        }
    }

    @Test
    void equalScoresFallByTheSeedAndNotByArrival() {
        Stage<Contestant> inOrder = new Stage<>(Peers.create("popular", 1));
        Stage<Contestant> backwards = new Stage<>(Peers.create("popular", 1));
        Stage<Contestant> otherSeed = new Stage<>(Peers.create("popular", 2));

        inOrder.plays("ann", TRACKS);
        backwards.plays("ann", new StringBuilder(TRACKS).reverse().toString());
        otherSeed.plays("ann", TRACKS);

        List<String> list = inOrder.offers("bob", Mode.MIXED);
        assertThat(backwards.offers("bob", Mode.MIXED)).isEqualTo(list);
        assertThat(otherSeed.offers("bob", Mode.MIXED)).isNotEqualTo(list).containsExactlyInAnyOrderElementsOf(list);
    }

    @Test
    void refusesANameThatIsNotThere() {
        assertThatThrownBy(() -> Peers.create("guru", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no peer is called guru; expected one of popular, ");
    }

    @Test
    void drawsSettingsBySeed() {
        String one = Peers.sampled("v-sknn", new Random(1), 1).orElseThrow().settings();
        String same = Peers.sampled("v-sknn", new Random(1), 1).orElseThrow().settings();

        assertThat(one).isEqualTo(same).startsWith("Settings[neighbours=");
        assertThat(Peers.sampled("popular", new Random(1), 1)).isEmpty();
    }

    @Test
    void regretsNameWhatIsThere() {
        for (Peers.Regret regret : Peers.REGRETS) {
            assertThat(Peers.names()).contains(regret.online(), regret.batch());
        }
    }

    /// Ten listeners play at random for four days; returns what the first has played.
    private static Set<String> played(Stage<Contestant> stage, long seed) {
        Random random = new Random(seed);
        Set<String> known = new HashSet<>();
        for (int session = 0; session < 60; session++) {
            int listener = random.nextInt(10);
            for (int i = 0; i < 5; i++) {
                String track = TRACKS.substring(random.nextInt(TRACKS.length())).substring(0, 1);
                stage.plays("listener-" + listener, track);
                if (listener == 0) {
                    known.add(track);
                }
            }
            stage.waits(Duration.ofMinutes(80));
        }
        stage.plays("listener-0", "a").plays("listener-1", "a");
        known.add("a");
        return known;
    }
}
