package dev.segue.serving.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.TrackUpdate;
import dev.segue.events.TrackUpdate.Successor;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.colistens.SuccessorRow;
import dev.segue.wire.StoreKeys;
import dev.segue.wire.TrackRows;
import dev.segue.wire.TrackUpdateSerde;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class MergedSuccessorsTest {

    private static final CoListenSettings SETTINGS = CoListenSettings.DEFAULTS;
    private static final Successor NEXT = new Successor(7, 1, 1_000, false);
    private static final Successor SECOND = new Successor(9, 2, 2_000, false);

    private final Map<Bytes, byte[]> store = new TreeMap<>();

    @Test
    void addsWhatIsNotMergedYetToTheRow() {
        row("ebb", SuccessorRow.NONE.merge(List.of(NEXT), SETTINGS));
        slot("ebb", 9, NEXT);
        slot("ebb", 10, SECOND);

        assertThat(dump())
                .containsExactly(Map.entry("ebb", SuccessorRow.NONE.merge(List.of(NEXT, NEXT, SECOND), SETTINGS)));
    }

    @Test
    void takesSlotsWithoutARow() {
        slot("ebb", 1, SECOND);

        assertThat(dump()).containsExactly(Map.entry("ebb", SuccessorRow.NONE.merge(List.of(SECOND), SETTINGS)));
    }

    @Test
    void keepsTracksApart() {
        row("ebb", SuccessorRow.NONE.merge(List.of(NEXT), SETTINGS));
        slot("tide", 1, SECOND);
        row("wave", SuccessorRow.NONE.merge(List.of(SECOND), SETTINGS));

        assertThat(dump())
                .containsEntry("ebb", SuccessorRow.NONE.merge(List.of(NEXT), SETTINGS))
                .containsEntry("tide", SuccessorRow.NONE.merge(List.of(SECOND), SETTINGS))
                .containsEntry("wave", SuccessorRow.NONE.merge(List.of(SECOND), SETTINGS))
                .hasSize(3);
    }

    @Test
    void findsNothingInAnEmptyStore() {
        assertThat(dump()).isEmpty();
    }

    private void row(String track, SuccessorRow row) {
        store.put(StoreKeys.of(track, 0), TrackRows.successors().serializer().serialize("", row));
    }

    private void slot(String track, long number, Successor successor) {
        TrackUpdate update = TrackUpdate.following(successor.atMillis(), List.of(successor));
        store.put(
                StoreKeys.of(track, number),
                TrackUpdateSerde.serde().serializer().serialize("", update));
    }

    private Map<String, SuccessorRow> dump() {
        Map<String, SuccessorRow> rows = new LinkedHashMap<>();
        MergedSuccessors merged = new MergedSuccessors(SETTINGS, rows::put);
        store.forEach(merged::add);
        merged.finish();
        return rows;
    }
}
