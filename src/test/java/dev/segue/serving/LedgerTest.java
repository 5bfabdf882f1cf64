package dev.segue.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.serving.Ledger.Counts;
import dev.segue.serving.Ledger.Line;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Counts EARLY = new Counts(10, 8, 1, 1, 0, 0, 5);
    private static final Counts LATE = new Counts(20, 18, 1, 0, 1, 0, 7);

    @Test
    void balancesWhenEveryPartitionIsThereAndAddsUp() {
        Counts oneShort = new Counts(10, 7, 1, 1, 0, 0, 5);

        assertThat(new Ledger(List.of(line(0, EARLY), line(1, LATE)), 2).balances())
                .isTrue();
        assertThat(new Ledger(List.of(line(0, EARLY), line(1, oneShort)), 2).balances())
                .isFalse();
        assertThat(new Ledger(List.of(line(0, EARLY)), 2).balances()).isFalse();
    }

    @Test
    void doesNotBalanceWhereARoomIsMissing() {
        Line tracks = new Line(0, Optional.empty(), OptionalLong.of(5));
        Line listeners = new Line(0, Optional.of(EARLY), OptionalLong.empty());

        assertThat(new Ledger(List.of(tracks), 1).balances()).isFalse();
        assertThat(tracks.balances()).isFalse();
        assertThat(new Ledger(List.of(listeners), 1).balances()).isFalse();
        assertThat(listeners.balances()).isTrue();
    }

    @Test
    void ofTwoPartsTheOneThatHasGotFurtherCounts() {
        Ledger one = new Ledger(List.of(new Line(0, Optional.of(EARLY), OptionalLong.of(9))), 2);
        Ledger other = new Ledger(List.of(new Line(0, Optional.of(LATE), OptionalLong.of(3)), line(1, EARLY)), 2);

        Ledger merged = one.merge(other);

        assertThat(merged.partitions())
                .containsExactly(new Line(0, Optional.of(LATE), OptionalLong.of(9)), line(1, EARLY));
        assertThat(merged).isEqualTo(other.merge(one));
        assertThat(merged.total()).isEqualTo(new Counts(30, 26, 2, 1, 1, 0, 12));
        assertThat(merged.updatesApplied()).isEqualTo(14);
    }

    private static Line line(int partition, Counts counts) {
        return new Line(partition, Optional.of(counts), OptionalLong.of(counts.updatesSent()));
    }
}
