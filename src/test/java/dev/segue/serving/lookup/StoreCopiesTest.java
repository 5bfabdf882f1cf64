package dev.segue.serving.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.processor.StandbyUpdateListener.SuspendReason;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class StoreCopiesTest {

    private static final TopicPartition CHANGELOG = new TopicPartition("segue-taste-changelog", 1);
    private static final TaskId TASK = new TaskId(0, 1);

    private final StoreCopies copies = new StoreCopies();

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
    void aReplicaThatTakesOverIsRestoredFirst() {
        copies.onUpdateStart(CHANGELOG, "taste", 0);
        copies.onBatchLoaded(CHANGELOG, "taste", TASK, 10, 10, 10);
        copies.onUpdateSuspended(CHANGELOG, "taste", 10, 10, SuspendReason.PROMOTED);
        copies.onRestoreStart(CHANGELOG, "taste", 10, 12);

        assertThat(copies.isWarmStandby("taste", 1)).isFalse();
        assertThat(copies.isRestored("taste", 1)).isFalse();
    }

    @Test
    void aReplicaInWhichNothingIsYetIsNotWarm() {
        copies.onUpdateStart(CHANGELOG, "taste", 0);
        copies.observe(lags(0, 50));
        boolean before = copies.isWarmStandby("taste", 1);
        copies.onBatchLoaded(CHANGELOG, "taste", TASK, 48, 40, 50);

        assertThat(before).isFalse();
        assertThat(copies.isWarmStandby("taste", 1)).isTrue();
    }

    @Test
    void aReplicaThatHasNothingToLoadIsWarm() {
        copies.onUpdateStart(CHANGELOG, "taste", 0);
        copies.observe(lags(0, 0));

        assertThat(copies.isWarmStandby("taste", 1)).isTrue();
    }

    @Test
    void forgetsAStoreThatHasMovedAway() {
        copies.onRestoreStart(CHANGELOG, "taste", 0, 10);
        copies.onRestoreEnd(CHANGELOG, "taste", 10);
        copies.observe(Map.of("taste", Map.of()));
        boolean missedOnce = copies.isRestored("taste", 1);
        for (int again = 0; again < 3; again++) {
            copies.observe(Map.of("taste", Map.of()));
        }

        assertThat(missedOnce).isTrue();
        assertThat(copies.isRestored("taste", 1)).isFalse();
    }

    @Test
    void isReadyWhenNothingIsRestoredAndStaysSoWhilePartitionsChangeHands() {
        boolean beforeItRan = copies.readiness(State.REBALANCING, true).ready();
        boolean running = copies.readiness(State.RUNNING, true).ready();
        boolean rebalancing = copies.readiness(State.REBALANCING, true).ready();
        copies.onRestoreStart(CHANGELOG, "taste", 0, 10);
        boolean restoring = copies.readiness(State.RUNNING, true).ready();

        assertThat(beforeItRan).isFalse();
        assertThat(running).isTrue();
        assertThat(rebalancing).isTrue();
        assertThat(restoring).isFalse();
    }

    @Test
    void isNotReadyWithoutTheWholeModel() {
        assertThat(copies.readiness(State.RUNNING, false).ready()).isFalse();
        assertThat(copies.readiness(State.RUNNING, false).modelComplete()).isFalse();
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
