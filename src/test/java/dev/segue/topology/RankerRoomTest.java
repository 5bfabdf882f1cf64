package dev.segue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.evaluation.OfflineLoop;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.OfGeneration;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.ranker.RankerState;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Recommender;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankerRoomTest {

    @TempDir
    private Path dir;

    @Test
    void everyChoiceThatTheOfflineLoopLearnsFromReachesTheOwnerAndComesBack() {
        OfflineLoop loop = new OfflineLoop(
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                new Recommender(BlendSettings.DEFAULTS));
        Random random = new Random(1);
        Instant now = Driven.NOON;
        try (Driven segue = new Driven(dir, 1)) {
            for (int i = 0; i < 150; i++) {
                String who = "listener-" + random.nextInt(4);
                String track = "track-" + random.nextInt(12);
                segue.plays(who, track);
                loop.learn(new Played(new ListenerId(who), new TrackId(track), now, 1, Description.NONE, ""));
                now = now.plus(Duration.ofMinutes(3));
            }

            segue.waits(Duration.ofSeconds(1)).waits(Duration.ofSeconds(1));
            KeyValueStore<Bytes, OfGeneration<RankerState>> states = segue.store(StateStores.RANKER);
            RankerState state = states.get(StateStores.LEDGER_KEY).value();

            assertThat(state.weights().steps()).isGreaterThan(50);
            assertThat(state.weights().steps()).isEqualTo(loop.model().ranker().steps());
            assertThat(segue.model().ranker()).isEqualTo(state.weights());
        }
    }
}
