package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.ranking.Recommender;
import dev.segue.training.Generation;
import dev.segue.training.Tail;
import dev.segue.training.TailReplay;
import dev.segue.wire.RegistryUnreachable;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.kafka.common.KafkaException;

/// Teaches a generation, before it is promoted, what a service was told since its cut-off: all that the topic of
/// listening events holds of it, and then what has come meanwhile, until next to nothing has.
final class TailOfTopic implements AutoCloseable {

    /// So few events are not worth another round.
    private static final long NEXT_TO_NOTHING = 10;

    private static final int ROUNDS = 20;

    private final RetainedHistory history;
    private final RetainedReader reader;
    private final TailReplay replay;

    /// @param history where the replay begins and, at first, ends
    TailOfTopic(Generation generation, RetainedHistory history, Settings settings) {
        Recommender recommender = generation.ranker().steps() > 0
                ? new Recommender(settings.blend())
                : Recommender.blend(settings.blend());
        this.history = history;
        this.reader = history.reader();
        this.replay = new TailReplay(generation, Contestants.loop(settings, recommender));
    }

    /// Replays what there was when the history was opened.
    void replay() {
        try (Progress progress = Progress.start("replaying", "events", history.events())) {
            learn(progress::add);
        }
    }

    /// Replays what has come since, and what has come since then, until that is next to nothing.
    void catchUp() {
        for (int round = 0; missed() > NEXT_TO_NOTHING && round < ROUNDS; round++) {
            learn(_ -> {});
        }
        learn(_ -> {});
    }

    /// Returns how many records have come since.
    long missed() {
        try {
            return reader.extend();
        } catch (RegistryUnreachable | KafkaException refused) {
            throw RetainedHistory.unreadable(refused);
        }
    }

    /// Returns what was learnt; empty when nothing has come since the cut-off.
    Optional<Tail> tail() {
        return replay.tail();
    }

    @Override
    public void close() {
        reader.close();
    }

    private void learn(LongConsumer progress) {
        try {
            while (reader.hasNext()) {
                replay.take(reader.next());
                progress.accept(1);
            }
        } catch (RegistryUnreachable | KafkaException refused) {
            throw RetainedHistory.unreadable(refused);
        }
    }
}
