package dev.segue.learning.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.TrackUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishQueueTest {

    private static final int FIRST = marksAfter(1);
    private static final int LATER = marksAfter(2);

    private final PublishQueue queue = new PublishQueue();

    @Test
    void whatWasNeverPublishedGoesFirst() {
        queue.changed("known", 2, LATER);
        queue.changed("new", 1, FIRST);

        assertThat(all()).containsExactly("new", "known");
    }

    @Test
    void theOthersGoByRelativeChange() {
        queue.changed("popular", 1_000, LATER);
        queue.changed("rare", 3, LATER);

        assertThat(all()).containsExactly("rare", "popular");
    }

    @Test
    void aTrackWaitsOnceHoweverOftenItChanges() {
        for (int update = 10; update < 30; update++) {
            queue.changed("busy", update, LATER);
        }

        assertThat(queue.size()).isEqualTo(1);
        assertThat(all()).containsExactly("busy");
    }

    @Test
    void aTrackMovesUpAsItsChangesAddUp() {
        queue.changed("once", 10, LATER);
        for (int update = 20; update < 30; update++) {
            queue.changed("often", update, LATER);
        }

        assertThat(all()).containsExactly("often", "once");
    }

    @Test
    void marksAreReturnedWhenTheyAreOthersThanBefore() {
        assertThat(queue.changed("track", 1, FIRST)).isEqualTo(FIRST);
        assertThat(queue.changed("track", 2, LATER)).isZero();

        int withVector = LATER | ChangeMarks.vectorIn(1);

        assertThat(queue.changed("track", 3, withVector)).isEqualTo(FIRST | withVector);
    }

    private List<String> all() {
        List<String> tracks = new ArrayList<>();
        for (Optional<String> next = queue.take(); next.isPresent(); next = queue.take()) {
            tracks.add(next.get());
        }
        return tracks;
    }

    private static int marksAfter(long updates) {
        return ChangeMarks.of(TrackUpdate.following(0, List.of()), false, updates);
    }
}
