package dev.segue.learning.colistens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.events.TrackUpdate.Successor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessorRowTest {

    private static final long DAY = 86_400_000;
    private static final CoListenSettings UNPRUNED = new CoListenSettings(Duration.ofDays(30), 0, 8, 0.5f);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void doesNotDependOnTheOrderOfUpdates(long seed) {
        Random random = new Random(seed);
        List<Successor> successors = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            successors.add(new Successor(
                    random.nextInt(40) - 20L,
                    1 + random.nextInt(10),
                    random.nextInt(90) * DAY,
                    random.nextInt(5) == 0));
        }

        SuccessorRow atOnce = SuccessorRow.NONE.merge(successors, UNPRUNED);
        Collections.shuffle(successors, random);
        SuccessorRow one = SuccessorRow.NONE;
        for (Successor successor : successors) {
            one = one.merge(List.of(successor), UNPRUNED);
        }

        assertThat(one.size()).isEqualTo(atOnce.size());
        for (int i = 0; i < one.size(); i++) {
            assertThat(one.track(i)).isEqualTo(atOnce.track(i));
            assertThat(one.units(i)).isEqualTo(atOnce.units(i));
            assertThat(one.pairs(i)).isEqualTo(atOnce.pairs(i));
            assertThat(one.near(i)).isCloseTo(atOnce.near(i), within(1e-4f));
            assertThat(one.next(i)).isCloseTo(atOnce.next(i), within(1e-4f));
        }
    }

    @Test
    void aPlayAtDistanceTwoAddsAHalfThatHalvesAfterOneHalfLife() {
        SuccessorRow row = SuccessorRow.NONE
                .merge(List.of(new Successor(7, 2, 0, false)), UNPRUNED)
                .merge(List.of(new Successor(8, 1, 30 * DAY, false)), UNPRUNED);

        int entry = row.entryOf(7);
        assertThat(row.near(entry)).isCloseTo(0.25f, within(1e-6f));
        assertThat(row.next(entry)).isZero();
        assertThat(row.units(entry)).isEqualTo(1260);
        assertThat(row.pairs(entry)).isEqualTo(1);
    }

    @Test
    void aSkipTakesAwayAndIsNoPair() {
        SuccessorRow row =
                SuccessorRow.NONE.merge(List.of(new Successor(7, 1, 0, false), new Successor(7, 1, 0, true)), UNPRUNED);

        assertThat(row.near(0)).isCloseTo(0.5f, within(1e-6f));
        assertThat(row.pairs(0)).isEqualTo(1);
    }

    @Test
    void keepsTheStrongestWhenItIsFull() {
        CoListenSettings two = new CoListenSettings(Duration.ofDays(30), 2, 8, 0.5f);

        SuccessorRow row = SuccessorRow.NONE.merge(
                List.of(new Successor(1, 5, 0, false), new Successor(2, 1, 0, false), new Successor(3, 2, 0, false)),
                two);

        assertThat(row.size()).isEqualTo(2);
        assertThat(row.entryOf(1)).isNegative();
    }

    @Test
    void staysFiniteWhenTheClockJumpsByDecades() {
        long far = 200L * 365 * DAY;

        SuccessorRow row = SuccessorRow.NONE
                .merge(List.of(new Successor(1, 1, far, false)), UNPRUNED)
                .merge(List.of(new Successor(2, 1, -far, false)), UNPRUNED);

        assertThat(row.near(row.entryOf(1))).isEqualTo(1f);
        assertThat(row.near(row.entryOf(2))).isZero();
        assertThat(row.pairs(row.entryOf(2))).isEqualTo(1);
    }
}
