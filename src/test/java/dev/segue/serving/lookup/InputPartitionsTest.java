package dev.segue.serving.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.serving.Position;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputPartitionsTest {

    private final InputPartitions two = new InputPartitions(2);

    @Test
    void namesThePartitionThatAPositionNamesInVain() {
        assertThat(two.missingOf(Position.of(Map.of(0, 5L, 2, 0L, 99, 5L)))).hasValue(2);
        assertThat(two.missingOf(Position.of(Map.of(99, 0L)))).hasValue(99);
    }

    @Test
    void missesNothingWhereEveryPartitionIsThereHoweverFarTheOffsets() {
        assertThat(two.missingOf(Position.of(Map.of(0, 5L, 1, Long.MAX_VALUE)))).isEmpty();
        assertThat(two.missingOf(Position.NONE)).isEmpty();
    }
}
