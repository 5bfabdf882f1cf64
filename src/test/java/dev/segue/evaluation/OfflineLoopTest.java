package dev.segue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Recommender;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OfflineLoopTest {

    @Test
    void theRankerLearnsFromWhatIsPlayed() {
        RankerWeights after = weightsAfter(new Recommender(BlendSettings.DEFAULTS));

        assertThat(after.steps()).isGreaterThan(100);
        assertThat(after).isEqualTo(weightsAfter(new Recommender(BlendSettings.DEFAULTS)));
    }

    @Test
    void theFixedBlendLearnsNothing() {
        assertThat(weightsAfter(Recommender.blend(BlendSettings.DEFAULTS)).steps())
                .isZero();
    }

    private static RankerWeights weightsAfter(Recommender recommender) {
        OfflineLoop loop = new OfflineLoop(
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                recommender);
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            loop.learn(new Played(
                    new ListenerId("listener-" + random.nextInt(5)),
                    new TrackId("track-" + random.nextInt(20)),
                    Instant.EPOCH.plusSeconds(1_000_000 + i * 100L),
                    1,
                    new Description("artist", "", ""),
                    ""));
        }
        return loop.model().ranker();
    }
}
