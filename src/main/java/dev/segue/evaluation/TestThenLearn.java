package dev.segue.evaluation;

import dev.segue.events.Interaction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;

/// The prequential protocol: every event is first asked for, then learnt, in the order of event time.
///
/// One reader cuts the stream into batches; all contestants take a batch at once, each on one thread, so that what is
/// counted does not depend on the number of threads. Memory: one batch, the past, and what the contestants hold.
///
/// Sources: Gama, Sebastião, Rodrigues, *On evaluating stream learning algorithms*, Machine Learning 2013; Vinagre,
/// Jorge, Gama, *Evaluation of recommender systems in streaming environments*, REVEAL 2015.
final class TestThenLearn {

    static final int BATCH = 2_000;

    private final Past past;
    private final int every;
    private final long from;
    private final List<Sitting> sittings;
    private final Crew crew;
    private long chosen;
    private long refused;

    /// @param from the number of the first event that may be asked for; those before are only learnt
    TestThenLearn(Past past, int every, long from, List<Sitting> sittings, Crew crew) {
        this.past = past;
        this.every = every;
        this.from = from;
        this.sittings = List.copyOf(sittings);
        this.crew = crew;
    }

    /// Reads the stream to its end.
    ///
    /// @param progress hears how many more events are done
    void run(Iterator<Interaction> events, LongConsumer progress) {
        while (events.hasNext()) {
            List<Trial> batch = new ArrayList<>(BATCH);
            while (batch.size() < BATCH && events.hasNext()) {
                Interaction interaction = events.next();
                batch.add(past.next(interaction, isSampled(Target.of(interaction))));
            }
            crew.run(sittings.stream()
                    .map(sitting -> (Runnable) () -> sitting.take(batch))
                    .toList());
            past.settle();
            progress.accept(batch.size());
        }
        sittings.forEach(Sitting::end);
    }

    private boolean isSampled(Target target) {
        if (past.events() < from) {
            return false;
        }
        return switch (target) {
            case CHOSEN -> chosen++ % every == 0;
            case REFUSED -> refused++ % every == 0;
            case NONE -> false;
        };
    }
}
