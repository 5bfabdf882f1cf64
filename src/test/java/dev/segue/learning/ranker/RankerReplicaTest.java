package dev.segue.learning.ranker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankerReplicaTest {

    private static final RankerSettings SETTINGS = RankerSettings.DEFAULTS;
    private static final long[] NONE = {};
    private static final RankerState FRESH = RankerState.of(RankerWeights.zero(Slates.CIRCUMSTANCES, Slates.FEATURES));

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void oneReplicaIsTheLearnerBitByBitHoweverLateItsReportsArrive(long seed) {
        Random random = new Random(seed);
        RankerLearner learner = new RankerLearner(SETTINGS, FRESH.weights());
        RankerReplica replica = new RankerReplica(SETTINGS, 3, 1, FRESH);
        Queue<RankerUpdate> underWay = new ArrayDeque<>();
        RankerState state = FRESH;
        for (int i = 0; i < 500; i++) {
            Slate slate = Slates.atRandom(random, 8);
            int chosen = random.nextInt(8);
            learner.learn(slate, chosen, i % 3);
            replica.learn(slate, chosen, i % 3);
            if (random.nextInt(5) == 0) {
                replica.report().ifPresent(underWay::add);
            }
            if (random.nextInt(7) == 0 && !underWay.isEmpty()) {
                state = state.with(underWay.remove(), SETTINGS);
            }
            if (random.nextInt(7) == 0) {
                replica.adopt(state);
            }
            assertThat(replica.weights()).isEqualTo(learner.weights());
        }
        replica.report().ifPresent(underWay::add);
        for (RankerUpdate update : underWay) {
            state = state.with(update, SETTINGS);
        }

        assertThat(state.weights()).isEqualTo(learner.weights());
        assertThat(replica.report()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void theOrderInWhichReplicasReportDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<RankerUpdate> updates = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            RankerReplica replica = new RankerReplica(SETTINGS, number, 4, FRESH);
            for (int i = 0; i < 5; i++) {
                replica.learn(Slates.atRandom(random, 8), random.nextInt(8), i);
            }
            replica.report().ifPresent(updates::add);
        }
        RankerState inOrder = merged(updates);
        Collections.shuffle(updates, random);

        assertThat(merged(updates)).isEqualTo(inOrder);
        assertThat(inOrder.weights().steps()).isEqualTo(20);
    }

    @Test
    void aReplicaGoesOnFromWhatAllHaveLearnt() {
        Random random = new Random(1);
        RankerReplica one = new RankerReplica(SETTINGS, 1, 2, FRESH);
        RankerReplica other = new RankerReplica(SETTINGS, 2, 2, FRESH);
        one.learn(Slates.atRandom(random, 8), 1, 1);
        other.learn(Slates.atRandom(random, 8), 2, 2);
        RankerState state =
                merged(List.of(one.report().orElseThrow(), other.report().orElseThrow()));

        one.adopt(state);
        other.adopt(state);

        assertThat(one.weights()).isEqualTo(state.weights()).isEqualTo(other.weights());
    }

    @Test
    void oneOfSeveralLetsChoicesGoByUntilWhatItHasLearntIsMerged() {
        Random random = new Random(1);
        RankerReplica replica = new RankerReplica(SETTINGS, 1, 2, FRESH);
        int taken = 0;
        for (int i = 0; i < 100; i++) {
            taken += replica.learn(Slates.atRandom(random, 8), 1, i) ? 1 : 0;
        }
        RankerUpdate update = replica.report().orElseThrow();
        boolean whileUnderWay = replica.learn(Slates.atRandom(random, 8), 1, 1);

        replica.adopt(merged(List.of(update)));

        assertThat(taken).isEqualTo((int) RankerReplica.MOST_AHEAD);
        assertThat(whileUnderWay).isFalse();
        assertThat(replica.learn(Slates.atRandom(random, 8), 1, 1)).isTrue();
    }

    @Test
    void anUpdateThatIsNotSoundLeavesTheLastGoodWeightsAndItsReplicaLetsGoOfIt() {
        Random random = new Random(1);
        RankerReplica replica = new RankerReplica(SETTINGS, 1, 2, FRESH);
        replica.learn(Slates.atRandom(random, 8), 1, 1);
        RankerUpdate sound = replica.report().orElseThrow();
        long[] runaway = sound.weightUnits().clone();
        runaway[4] = Long.MIN_VALUE;
        long[] falling = sound.squareUnits().clone();
        falling[2] = -1;

        for (RankerUpdate bad : List.of(
                new RankerUpdate(1, 1, 1, runaway, sound.squareUnits(), NONE),
                new RankerUpdate(1, 1, 1, sound.weightUnits(), falling, NONE),
                new RankerUpdate(1, 1, 1, new long[3], new long[3], NONE),
                new RankerUpdate(1, 1, -1, sound.weightUnits(), sound.squareUnits(), NONE))) {
            RankerState after = FRESH.with(bad, SETTINGS);

            assertThat(after.weights()).isEqualTo(FRESH.weights());
            assertThat(after.reportOf(1)).isEqualTo(1);
        }
        replica.adopt(FRESH.with(new RankerUpdate(1, 1, 1, runaway, sound.squareUnits(), NONE), SETTINGS));
        assertThat(replica.weights()).isEqualTo(FRESH.weights());
    }

    @Test
    void whatBecameOfOfferedTracksIsReportedOnceAndAddedUpByTheOwner() {
        List<Odds> offered = List.of(new Odds(0.4, 0.1), new Odds(0.01, 0.5));
        RankerReplica one = new RankerReplica(SETTINGS, 1, 2, FRESH);
        RankerReplica other = new RankerReplica(SETTINGS, 2, 2, FRESH);
        ProspectCounter all = new ProspectCounter();

        one.count(offered, 0, false);
        other.count(offered, 1, true);
        other.count(offered, -1, false);
        RankerState merged = FRESH.with(one.report().orElseThrow(), SETTINGS)
                .with(other.report().orElseThrow(), SETTINGS);

        all.count(offered, 0, false);
        all.count(offered, 1, true);
        all.count(offered, -1, false);
        assertThat(merged.prospects()).isEqualTo(Prospects.NONE.plus(all.take()));
        assertThat(merged.weights()).isEqualTo(FRESH.weights());
        assertThat(one.report()).isEmpty();
    }

    private static RankerState merged(List<RankerUpdate> updates) {
        RankerState state = FRESH;
        for (RankerUpdate update : updates) {
            state = state.with(update, SETTINGS);
        }
        return state;
    }
}
