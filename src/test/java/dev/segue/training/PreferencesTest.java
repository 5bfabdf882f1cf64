package dev.segue.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PreferencesTest {

    @Test
    void sumsUpWhatOneListenerDidWithOneTrackBeforeTheEnd() {
        InteractionLog log = new InteractionLog();
        Logs.add(log, 0, 7, 0.7f, 1);
        Logs.add(log, 1, 7, -0.5f, 2);
        Logs.add(log, 0, 7, 0.3f, 3);
        Logs.add(log, 0, 8, 0.5f, 4);
        Logs.add(log, 0, 8, -0.5f, 5);
        Logs.add(log, 0, 9, 1f, 6);

        SparseRows rows = Preferences.byListener(log, 5);

        assertThat(rows.rows()).isEqualTo(2);
        assertThat(rows.length(0))
                .as("what cancels out is no entry, what comes later neither")
                .isEqualTo(1);
        assertThat(rows.value(rows.start(0))).isCloseTo(1, within(1e-6f));
        assertThat(rows.value(rows.start(1))).isCloseTo(-0.58496f, within(1e-5f));
    }

    @Test
    void theTransposedHoldsTheSameEntries() {
        SparseRows rows = Preferences.byListener(Logs.ofTwoTastes(3, 800), 800);

        SparseRows columns = rows.transposed(100);

        assertThat(columns.entries()).isEqualTo(rows.entries());
        for (int track = 0; track < columns.rows(); track++) {
            for (int entry = columns.start(track); entry < columns.end(track); entry++) {
                assertThat(rows.has(columns.column(entry), track)).isTrue();
            }
        }
        assertThat(columns.transposed(60).has(0, 0)).isEqualTo(rows.has(0, 0));
    }

    @Test
    void aLogIsInTheOrderOfTime() {
        InteractionLog log = new InteractionLog();
        Logs.add(log, 0, 7, 0.7f, 10);

        assertThatThrownBy(() -> Logs.add(log, 0, 7, 0.7f, 9)).hasMessageContaining("order of time");
    }
}
