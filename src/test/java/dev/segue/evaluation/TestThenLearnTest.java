package dev.segue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.evaluation.measures.BriefScores;
import dev.segue.evaluation.measures.Experience;
import dev.segue.events.Interaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestThenLearnTest {

    @Test
    void aTrackThatNobodyHasPlayedIsInNoList() {
        List<Interaction> stream = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            stream.add(Streams.play("ann", "track-" + i, i));
        }

        Scorecard card = segueOn(stream);

        assertThat(card.slice(SliceKind.MIXED).all().lists()).isEqualTo(30);
        assertThat(SliceKind.values()).allMatch(kind -> card.slice(kind).all().ndcg(20) == 0);
    }

    @Test
    void aHabitIsFoundOnceItIsOne() {
        List<Interaction> stream = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            stream.add(Streams.play("ann", i % 2 == 0 ? "one" : "two", i));
        }

        Scorecard card = segueOn(stream);

        assertThat(card.slice(SliceKind.RELISTEN).all().lists()).isEqualTo(198);
        assertThat(card.slice(SliceKind.RELISTEN).all().recall(20)).isCloseTo(1, within(1e-9));
        assertThat(card.slice(SliceKind.DISCOVER).all().lists()).isEqualTo(2);
    }

    @Test
    void aSkippedTrackIsNoTargetAndNoDiscoveryLater() {
        Scorecard card = segueOn(
                List.of(Streams.play("ann", "one", 0), Streams.skip("bob", "one", 1), Streams.play("bob", "one", 2)));

        assertThat(card.refused().total()).isEqualTo(1);
        assertThat(card.slice(SliceKind.MIXED).all().lists()).isEqualTo(2);
        assertThat(card.slice(SliceKind.DISCOVER).all().lists()).isEqualTo(1);
        assertThat(card.slice(SliceKind.RELISTEN).all().lists()).isZero();
    }

    @Test
    void eachThirdPlayIsScoredAndAllAreLearnt() {
        List<Interaction> stream = Streams.invented(1, 3000);
        List<Integer> all = placesOf(stream, 1);

        List<Integer> third = placesOf(stream, 3);

        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 3) {
            expected.add(all.get(i));
        }
        assertThat(third).isEqualTo(expected).anyMatch(place -> place >= 0);
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        List<Interaction> stream = Streams.invented(2, 5000);

        assertThat(meansWith(stream, 4)).isEqualTo(meansWith(stream, 1));
    }

    @Test
    void coldAreTheFirstFiveEventsOfAListener() {
        Scorecard card = segueOn(Streams.invented(3, 2000));

        long cold = card.slice(SliceKind.MIXED)
                .parts()
                .getOrDefault("cold", new BriefScores())
                .lists();
        long skipsAmongThem = card.refused().total();
        assertThat(cold).isBetween(12L * 5 - skipsAmongThem, 12L * 5);
    }

    @Test
    void everyListIsOnOneStepOfTheCurveOfExperience() {
        Scorecard card = segueOn(Streams.invented(3, 2000));
        SliceCard mixed = card.slice(SliceKind.MIXED);

        long[] lists = Arrays.stream(Experience.values())
                .mapToLong(step -> mixed.parts()
                        .getOrDefault(step.part(), new BriefScores())
                        .lists())
                .toArray();

        assertThat(Arrays.stream(lists).sum()).isEqualTo(mixed.all().lists());
        long skips = card.refused().total();
        assertThat(lists[0]).isBetween(12 - skips, 12L);
        assertThat(lists[3]).isBetween(12L * 3 - skips, 12L * 3);
        assertThat(lists[4]).isBetween(12L * 5 - skips, 12L * 5);
    }

    private static Scorecard segueOn(List<? extends Interaction> stream) {
        return Streams.tested(stream, Witness.NONE, Streams.segue()).cards().getFirst();
    }

    private static List<Integer> placesOf(List<Interaction> stream, int every) {
        List<Integer> places = new ArrayList<>();
        Witness witness = (_, _, slice, place) -> {
            if (slice == SliceKind.MIXED) {
                places.add(place);
            }
        };
        Evaluation evaluation = new Evaluation(List.of(Streams.segue()), Streams.rules(every, 1, witness));
        evaluation.testThenLearn(stream.iterator(), _ -> {});
        return places;
    }

    private static List<String> meansWith(List<Interaction> stream, int threads) {
        Evaluation evaluation = new Evaluation(
                List.of(Streams.segue(), Streams.segue(), Streams.segue()), Streams.rules(1, threads, Witness.NONE));
        evaluation.testThenLearn(stream.iterator(), _ -> {});
        return evaluation.cards().stream()
                .flatMap(card -> List.of(SliceKind.values()).stream()
                        .map(kind -> kind + " " + card.slice(kind).all().means()))
                .toList();
    }
}
