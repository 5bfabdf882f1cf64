package dev.segue.learning.ranker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProspectsTest {

    /// An order that believes too much of its shares, and a skip tendency that is too timid.
    private static double chosen(double share) {
        return 0.5 * Math.pow(share, 1.2);
    }

    private static double skipped(double tendency) {
        double logOdds = 0.4 + 1.6 * Math.log(tendency / (1 - tendency));
        return 1 / (1 + Math.exp(-logOdds));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42})
    void findsTheProbabilitiesThatWereSimulated(long seed) {
        Prospects prospects = Prospects.NONE.plus(simulated(seed, 600_000));

        for (double share : new double[] {0.5, 0.2, 0.1, 0.03}) {
            for (double tendency : new double[] {0.1, 0.3, 0.6}) {
                Prospect prospect = prospects.of(new Odds(share, tendency));

                double next = prospect.completed() + prospect.skipped();
                assertThat(next).as("share %s", share).isCloseTo(chosen(share), within(0.2 * chosen(share)));
                assertThat(prospect.skipped() / next)
                        .as("tendency %s", tendency)
                        .isCloseTo(skipped(tendency), within(0.03));
                assertThat(prospect.settled()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void aHigherShareIsNeverLessLikelyChosenNorAHigherTendencyLessLikelySkipped(long seed) {
        Random random = new Random(seed);
        ProspectCounter counter = new ProspectCounter();
        for (int i = 0; i < 2_000; i++) {
            counter.count(
                    List.of(new Odds(random.nextDouble(), random.nextDouble())),
                    random.nextInt(2) - 1,
                    random.nextBoolean());
        }
        Prospects prospects = Prospects.NONE.plus(counter.take());

        double next = 0;
        double skip = 0;
        for (double value = 0; value <= 1; value += 0.001) {
            Prospect ofShare = prospects.of(new Odds(value, 0.3));
            Prospect ofTendency = prospects.of(new Odds(0.3, value));
            double nextHere = ofShare.completed() + ofShare.skipped();
            double skipHere = ofTendency.skipped() / (ofTendency.completed() + ofTendency.skipped());
            assertThat(nextHere).isBetween(next - 1e-12, 1.0);
            assertThat(skipHere).isBetween(skip - 1e-12, 1.0);
            next = nextHere;
            skip = skipHere;
        }
    }

    @Test
    void isBelievedAsItIsSaidBeforeAnythingWasSeen() {
        Prospect prospect = Prospects.NONE.of(new Odds(0.25, 0.2));

        assertThat(prospect.completed()).isCloseTo(0.25 * 0.8, within(1e-3));
        assertThat(prospect.skipped()).isCloseTo(0.25 * 0.2, within(1e-3));
        assertThat(prospect.settled()).isFalse();
        assertThat(Prospects.NONE.skipRate()).isEqualTo(0.2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -3, 0, 1, 7})
    void whateverIsSaidProbabilitiesAreProbabilities(double odd) {
        ProspectCounter counter = new ProspectCounter();
        counter.count(List.of(new Odds(odd, odd)), 0, true);
        Prospects prospects = Prospects.NONE.plus(counter.take());

        for (Odds odds : List.of(new Odds(odd, 0.5), new Odds(0.5, odd), new Odds(odd, odd))) {
            Prospect prospect = prospects.of(odds);

            assertThat(prospect.completed()).isBetween(0.0, 1.0);
            assertThat(prospect.skipped()).isBetween(0.0, 1.0);
            assertThat(prospect.completed() + prospect.skipped()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void countsAddUpInAnyOrderAndWhatAreNoCountsIsLeftOut() {
        long[] one = simulated(1, 500);
        long[] other = simulated(2, 300);
        long[] negative = simulated(3, 10);
        negative[0] = -1;

        Prospects sum = Prospects.NONE.plus(one).plus(other);

        assertThat(sum).isEqualTo(Prospects.NONE.plus(other).plus(one));
        assertThat(sum.events()).isEqualTo(800);
        assertThat(sum.plus(negative)).isEqualTo(sum);
        assertThat(sum.plus(new long[3])).isEqualTo(sum);
        assertThat(Prospects.ofCounts(sum.counts())).isEqualTo(sum);
        assertThat(Prospects.ofCounts(new long[] {1, 2})).isEqualTo(Prospects.NONE);
    }

    @Test
    void whatWasSeenLongAgoCountsLessAndLess() {
        List<Odds> one = List.of(new Odds(0.3, 0.3));
        ProspectCounter always = new ProspectCounter();
        ProspectCounter never = new ProspectCounter();
        for (int i = 0; i < 100_000; i++) {
            always.count(one, 0, true);
            never.count(one, -1, false);
        }
        long[] before = always.take();
        long[] since = never.take();
        Prospects prospects = Prospects.NONE.plus(before);

        for (int i = 0; i < 6; i++) {
            prospects = prospects.plus(since);
        }

        Prospect prospect = prospects.of(one.getFirst());
        assertThat(prospects.events()).isEqualTo(700_000);
        assertThat(prospect.completed() + prospect.skipped()).isLessThan(0.1);
    }

    private static long[] simulated(long seed, int events) {
        Random random = new Random(seed);
        ProspectCounter counter = new ProspectCounter();
        for (int i = 0; i < events; i++) {
            Odds odds = new Odds(Math.pow(2, -6 * random.nextDouble()), 0.02 + 0.9 * random.nextDouble());
            boolean taken = random.nextDouble() < chosen(odds.share());
            counter.count(List.of(odds), taken ? 0 : -1, random.nextDouble() < skipped(odds.skipTendency()));
        }
        return counter.take();
    }
}
