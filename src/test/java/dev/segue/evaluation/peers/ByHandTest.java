package dev.segue.evaluation.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.ranking.RankRequest.Mode;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Each peer on a case so small that its papers' equations can be followed by hand.
class ByHandTest {

    private static final Offset<Double> EXACT = within(1e-6);

    @Test
    void popularCountsPlays() {
        Stage<Popular> stage = new Stage<>(new Popular("popular", 1));

        stage.plays("ann", "aab")
                .plays("bob", "aabc")
                .waits(Duration.ofDays(900))
                .plays("cy", "b");

        assertThat(stage.offers("dan", Mode.MIXED)).containsExactly("a", "b", "c");
    }

    @Test
    void recentPopularHalvesWhatIsAHalfLifeOld() {
        Stage<RecentPopular> stage = new Stage<>(new RecentPopular("recent-popular", 1, Duration.ofHours(1)));

        stage.plays("ann", "aaa").waits(Duration.ofMinutes(110)).plays("bob", "b");

        // three plays about two hours ago are worth 0.8, one of now 1
        assertThat(stage.offers("cy", Mode.MIXED)).containsExactly("b", "a");
    }

    @Test
    void ownMostPlayedCountsThePlaysOfTheListener() {
        Stage<OwnMostPlayed> stage = new Stage<>(new OwnMostPlayed("own-most-played", 1));

        stage.plays("ann", "abbb").plays("bob", "ccaac");

        assertThat(Stage.scores(stage, "bob")).isEqualTo(Map.of("c", 3.0, "a", 2.0));
        assertThat(stage.offers("ann", Mode.DISCOVER)).isEmpty();
    }

    @Test
    void ownRecentPutsTheLatestFirst() {
        Stage<OwnRecent> stage = new Stage<>(new OwnRecent("own-recent", 1));

        stage.plays("ann", "abcab");

        assertThat(stage.offers("ann", Mode.FAMILIAR)).containsExactly("b", "a", "c");
    }

    @Test
    void sequentialRulesWeighByDistance() {
        Stage<SequentialRules> stage =
                new Stage<>(new SequentialRules("markov", 1, new SequentialRules.Settings(10, Fading.DIV)));

        stage.plays("ann", "abc").plays("bob", "ac").plays("cy", "a");

        Map<String, Double> scores = Stage.scores(stage, "cy");
        assertThat(scores).containsOnlyKeys("b", "c");
        assertThat(scores.get("c")).isCloseTo(1.0 / 2 + 1, EXACT);
        assertThat(scores.get("b")).isCloseTo(1, EXACT);
    }

    @Test
    void sequentialRulesEndWithTheSession() {
        Stage<SequentialRules> stage = new Stage<>(new SequentialRules("markov", 1, SequentialRules.Settings.DEFAULTS));

        stage.plays("ann", "a").waits(Duration.ofMinutes(31)).plays("ann", "b").plays("bob", "a");

        assertThat(stage.offers("bob", Mode.MIXED)).isEmpty();
    }

    @Test
    void vSknnAddsTheSimilaritiesOfTheNeighbours() {
        VSknn.Settings settings = new VSknn.Settings(100, 1000, Fading.QUADRATIC, Fading.QUADRATIC);
        Stage<VSknn> stage = new Stage<>(new VSknn("v-sknn", 1, settings));

        stage.plays("one", "abc").plays("two", "bd").plays("three", "ae").plays("me", "ab");

        // weights of my session: a (1/2)², b 1; divided by its two tracks
        double one = (0.25 + 1) / 2;
        double two = 1.0 / 2;
        double three = 0.25 / 2 / 4; // its latest track in common is one step back
        Map<String, Double> scores = Stage.scores(stage, "me");
        assertThat(scores.keySet()).containsExactly("b", "a", "c", "d", "e");
        assertThat(scores.get("b")).isCloseTo(one + two, EXACT);
        assertThat(scores.get("a")).isCloseTo(one + three, EXACT);
        assertThat(scores.get("c")).isCloseTo(one, EXACT);
        assertThat(scores.get("d")).isCloseTo(two, EXACT);
        assertThat(scores.get("e")).isCloseTo(three, EXACT);
    }

    @Test
    void vSknnComparesWithTheLatestSessionsOnly() {
        VSknn.Settings settings = new VSknn.Settings(100, 1, Fading.SAME, Fading.SAME);
        Stage<VSknn> stage = new Stage<>(new VSknn("v-sknn", 1, settings));

        stage.plays("one", "ax").plays("two", "ay").plays("three", "az");
        stage.waits(Duration.ofDays(1)).plays("one", "a");

        assertThat(stage.offers("one", Mode.DISCOVER)).containsExactly("z");
    }

    @Test
    void stanWeighsPlaceAgeAndDistance() {
        Stan.Settings settings = new Stan.Settings(100, 1000, 1, 2, 1);
        Stage<Stan> stage = new Stage<>(new Stan("stan", 1, settings));

        stage.plays("one", "abcd").waits(Duration.ofDays(1)).plays("me", "ab");

        // from the end of the neighbour to my last play: one day and two times 200 s
        double ageDays = 1 + 400.0 / 86_400;
        double similarity = (Math.exp(-1) + 1) / (Math.sqrt(Math.exp(-2) + 1) * Math.sqrt(4)) * Math.exp(-ageDays / 2);
        Map<String, Double> scores = Stage.scores(stage, "me");
        assertThat(scores.keySet().iterator().next()).isEqualTo("b");
        assertThat(scores.get("b")).isCloseTo(similarity, EXACT);
        assertThat(scores.get("a")).isCloseTo(similarity * Math.exp(-1), EXACT);
        assertThat(scores.get("c")).isCloseTo(similarity * Math.exp(-1), EXACT);
        assertThat(scores.get("d")).isCloseTo(similarity * Math.exp(-2), EXACT);
    }

    @Test
    void itemKnnIsTheCosineOfTheListeners() {
        Stage<ItemKnn> stage = new Stage<>(new ItemKnn("item-knn", 1, new ItemKnn.Settings(100, 20, 0)));

        stage.plays("one", "ab").plays("two", "abc").plays("three", "b");
        assertThat(stage.offers("three", Mode.DISCOVER)).isEmpty(); // not fitted before the next day
        stage.waits(Duration.ofDays(1));

        Map<String, Double> scores = Stage.scores(stage, "three");
        assertThat(scores).containsOnlyKeys("a", "c");
        assertThat(scores.get("a")).isCloseTo(2 / Math.sqrt(2 * 3), EXACT);
        assertThat(scores.get("c")).isCloseTo(1 / Math.sqrt(3 * 1), EXACT);
    }
}
