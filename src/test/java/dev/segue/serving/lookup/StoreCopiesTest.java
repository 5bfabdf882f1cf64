package dev.segue.serving.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.processor.StandbyUpdateListener.SuspendReason;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class StoreCopiesTest {

    private static final TopicPartition CHANGELOG = new TopicPartition("segue-taste-changelog", 1);
    private static final TaskId TASK = new TaskId(0, 1);

    private final AtomicLong seconds = new AtomicLong();
    private final StoreCopies copies = new StoreCopies(() -> seconds.get() * 1_000_000_000L);

    @Test
    void anOwnersCopyCanBeReadWhenAllRowsAreInIt() {
        copies.onRestoreStart(CHANGELOG, "taste", 0, 10);
        copies.onBatchRestored(CHANGELOG, "taste", 5, 5);
        boolean before = copies.isRestored("taste", 1);
        copies.onRestoreEnd(CHANGELOG, "taste", 10);

        assertThat(before).isFalse();
        assertThat(copies.isRestored("taste", 1)).isTrue();
        assertThat(copies.isRestored("taste", 2)).isFalse();
    }

    @Test
    void aReplicaCanBeReadWhenItHasComeNearToItsOwner() {
        copies.onUpdateStart(CHANGELOG, "taste", 0);
        copies.onBatchLoaded(CHANGELOG, "taste", TASK, 1_000, 1_000, 500_000);
        boolean before = copies.isWarmStandby("taste", 1);
        copies.onBatchLoaded(CHANGELOG, "taste", TASK, 499_950, 498_950, 500_000);
        copies.onBatchLoaded(CHANGELOG, "taste", TASK, 499_960, 10, 600_000);

        assertThat(before).isFalse();
        assertThat(copies.isWarmStandby("taste", 1)).as("stays warm").isTrue();
        assertThat(copies.isRestored("taste", 1)).isFalse();
    }

    @Test
    void aReplicaThatTakesOverIsReadAsOneUntilItIsTheOwners() {
        followAndPromote();
        boolean promoted = copies.isWarmStandby("taste", 1);
        copies.onRestoreStart(CHANGELOG, "taste", 10, 12);
        boolean catchingUp = copies.isWarmStandby("taste", 1);
        boolean restoredThen = copies.isRestored("taste", 1);
        copies.onRestoreEnd(CHANGELOG, "taste", 12);

        assertThat(promoted).isTrue();
        assertThat(catchingUp).isTrue();
        assertThat(restoredThen).isFalse();
        assertThat(copies.isRestored("taste", 1)).isTrue();
        assertThat(copies.isWarmStandby("taste", 1)).isFalse();
    }

    @Test
    void aReplicaThatTakesOverAndIsWipedIsReadByNobody() {
        followAndPromote();
        copies.onRestoreStart(CHANGELOG, "taste", 10, 12);
        copies.onRestoreStart(CHANGELOG, "taste", 0, 12);

        assertThat(copies.isWarmStandby("taste", 1)).isFalse();
        assertThat(copies.isRestored("taste", 1)).isFalse();
    }

    @Test
    void aReplicaThatWasStillBeingFilledIsNotReadWhileItTakesOver() {
        copies.onUpdateStart(CHANGELOG, "taste", 0);
        copies.onBatchLoaded(CHANGELOG, "taste", TASK, 1_000, 1_000, 500_000);
        copies.onUpdateSuspended(CHANGELOG, "taste", 1_000, 500_000, SuspendReason.PROMOTED);
        copies.onRestoreStart(CHANGELOG, "taste", 1_001, 500_000);

        assertThat(copies.isWarmStandby("taste", 1)).isFalse();
    }

    @Test
    void aReplicaThatMovesAwayIsForgottenAtOnce() {
        copies.onUpdateStart(CHANGELOG, "taste", 0);
        copies.onBatchLoaded(CHANGELOG, "taste", TASK, 10, 10, 10);
        copies.onUpdateSuspended(CHANGELOG, "taste", 10, 10, SuspendReason.MIGRATED);

        assertThat(copies.isWarmStandby("taste", 1)).isFalse();
    }

    @Test
    void forgetsAReplicaThatWasToTakeOverAndDidNot() {
        followAndPromote();
        for (int again = 0; again < 4; again++) {
            copies.observe(Map.of("taste", Map.of()), 1);
        }

        assertThat(copies.isWarmStandby("taste", 1)).isFalse();
    }

    @Test
    void aReplicaInWhichNothingIsYetIsNotWarm() {
        copies.onUpdateStart(CHANGELOG, "taste", 0);
        copies.observe(lags(0, 50), 1);
        boolean before = copies.isWarmStandby("taste", 1);
        copies.onBatchLoaded(CHANGELOG, "taste", TASK, 48, 40, 50);

        assertThat(before).isFalse();
        assertThat(copies.isWarmStandby("taste", 1)).isTrue();
    }

    @Test
    void aReplicaThatHasNothingToLoadIsWarm() {
        copies.onUpdateStart(CHANGELOG, "taste", 0);
        copies.observe(lags(0, 0), 1);

        assertThat(copies.isWarmStandby("taste", 1)).isTrue();
    }

    @Test
    void forgetsAStoreThatHasMovedAway() {
        copies.onRestoreStart(CHANGELOG, "taste", 0, 10);
        copies.onRestoreEnd(CHANGELOG, "taste", 10);
        copies.observe(Map.of("taste", Map.of()), 1);
        boolean missedOnce = copies.isRestored("taste", 1);
        for (int again = 0; again < 3; again++) {
            copies.observe(Map.of("taste", Map.of()), 1);
        }

        assertThat(missedOnce).isTrue();
        assertThat(copies.isRestored("taste", 1)).isFalse();
    }

    @Test
    void isReadyWhenNothingIsRestoredAndStaysSoWhilePartitionsChangeHands() {
        boolean beforeItRan = isReady(State.REBALANCING);
        boolean running = isReady(State.RUNNING);
        boolean rebalancing = isReady(State.REBALANCING);
        copies.onRestoreStart(CHANGELOG, "taste", 0, 10);
        boolean restoring = isReady(State.RUNNING);

        assertThat(beforeItRan).isFalse();
        assertThat(running).isTrue();
        assertThat(rebalancing).isTrue();
        assertThat(restoring).isFalse();
    }

    @Test
    void staysReadyWhileAReplicaTakesOver() {
        boolean running = isReady(State.RUNNING);
        followAndPromote();
        copies.onRestoreStart(CHANGELOG, "taste", 10, 12);

        assertThat(running).isTrue();
        assertThat(isReady(State.REBALANCING)).isTrue();
    }

    @Test
    void isNotReadyAmongOthersWhilePartitionsStillChangeHands() {
        seconds.set(10);
        copies.changed();
        seconds.set(12);
        boolean early = copies.readiness(State.RUNNING, true, false, 0).ready();
        boolean alone = new StoreCopies(() -> 0L)
                .readiness(State.RUNNING, true, true, 0)
                .ready();
        seconds.set(13);
        boolean then = copies.readiness(State.RUNNING, true, false, 0).ready();
        copies.changed();

        assertThat(early).isFalse();
        assertThat(alone).isTrue();
        assertThat(then).isTrue();
        assertThat(copies.readiness(State.REBALANCING, true, false, 0).ready())
                .as("later rebalances go on beside its answers")
                .isTrue();
    }

    @Test
    void isNotReadyBeforeItsFirstReplicasFollowTheirOwners() {
        seconds.set(10);
        boolean unseen = copies.readiness(State.RUNNING, true, false, 1).ready();
        copies.onUpdateStart(CHANGELOG, "taste", 0);
        copies.observe(lags(40, 500_000), 1);
        boolean filling = copies.readiness(State.RUNNING, true, false, 1).ready();
        copies.observe(lags(499_950, 500_000), 1);
        boolean warm = copies.readiness(State.RUNNING, true, false, 1).ready();
        copies.onUpdateStart(new TopicPartition("segue-taste-changelog", 2), "taste", 0);
        copies.observe(lags(499_950, 500_000), 1);

        assertThat(unseen).isFalse();
        assertThat(filling).isFalse();
        assertThat(warm).isTrue();
        assertThat(copies.readiness(State.RUNNING, true, false, 1).ready())
                .as("later replicas are filled beside its answers")
                .isTrue();
    }

    @Test
    void replicasThatHaveComeSinceItLastLookedAreWaitedFor() {
        seconds.set(10);
        copies.observe(Map.of(), 0);

        assertThat(copies.readiness(State.RUNNING, true, false, 1).ready()).isFalse();
        assertThat(copies.readiness(State.RUNNING, true, false, 0).ready()).isTrue();
    }

    @Test
    void aReplicaThatNobodyHasToldOfYetIsWaitedForUnlessItIsComplete() {
        seconds.set(10);
        copies.observe(lags(10, 500_000), 1);
        boolean behind = copies.readiness(State.RUNNING, true, false, 1).ready();
        copies.observe(lags(499_950, 500_000), 1);

        assertThat(behind).isFalse();
        assertThat(copies.readiness(State.RUNNING, true, false, 1).ready()).isTrue();
    }

    @Test
    void isNotReadyWithoutTheWholeModel() {
        assertThat(copies.readiness(State.RUNNING, false, true, 0).ready()).isFalse();
        assertThat(copies.readiness(State.RUNNING, false, true, 0).modelComplete())
                .isFalse();
    }

    private boolean isReady(State state) {
        return copies.readiness(state, true, true, 0).ready();
    }

    private void followAndPromote() {
        copies.onUpdateStart(CHANGELOG, "taste", 0);
        copies.onBatchLoaded(CHANGELOG, "taste", TASK, 10, 10, 10);
        copies.onUpdateSuspended(CHANGELOG, "taste", 10, 10, SuspendReason.PROMOTED);
    }

    /// Streams makes these, and lets nobody else.
    private static Map<String, Map<Integer, LagInfo>> lags(long position, long end) {
        try {
            Constructor<LagInfo> maker = LagInfo.class.getDeclaredConstructor(long.class, long.class);
            maker.setAccessible(true);
            return Map.of("taste", Map.of(1, maker.newInstance(position, end)));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
