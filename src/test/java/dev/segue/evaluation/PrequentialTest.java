package dev.segue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Recommender;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PrequentialTest {

    private final Prequential measure = new Prequential(
            new OfflineLoop(ListenerSettings.DEFAULTS, CoListenSettings.DEFAULTS, TrendingSettings.DEFAULTS),
            new Recommender(BlendSettings.DEFAULTS),
            1,
            20);

    @Test
    void aTrackThatNobodyHasPlayedIsInNoList() {
        for (int i = 0; i < 30; i++) {
            measure.next(play("ann", "track-" + i, i));
        }

        assertThat(measure.slices()).allMatch(slice -> slice.ndcg() == 0);
        assertThat(measure.slices().getFirst().questions()).isEqualTo(30);
    }

    @Test
    void aHabitIsFoundOnceItIsOne() {
        for (int i = 0; i < 200; i++) {
            measure.next(play("ann", i % 2 == 0 ? "one" : "two", i));
        }

        Slice relisten = measure.slices().get(2);
        assertThat(relisten.questions()).isEqualTo(198);
        assertThat(relisten.recall()).isCloseTo(1, within(1e-9));
        assertThat(measure.slices().get(1).questions()).isEqualTo(2);
    }

    @Test
    void gainFallsWithTheLogarithmOfThePlace() {
        Slice slice = new Slice("any");
        slice.add(0);
        slice.add(2);
        slice.add(-1);

        assertThat(slice.ndcg()).isCloseTo((1 + 0.5) / 3, within(1e-12));
        assertThat(slice.recall()).isCloseTo(2.0 / 3, within(1e-12));
    }

    private static Played play(String listener, String track, int number) {
        return new Played(
                new ListenerId(listener),
                new TrackId(track),
                Instant.EPOCH.plusSeconds(1_000_000 + number * 200L),
                1,
                new Description("artist of " + track, "", ""),
                "");
    }
}
