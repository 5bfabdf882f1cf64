package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.TrackId;
import java.util.List;
import java.util.Optional;

/// A contestant with which something is done before it meets a certain event: what it was taught before stays.
public final class LateStart implements Contestant {

    private final Contestant contestant;
    private final long event;
    private final Runnable start;
    private long learnt;
    private boolean started;

    /// @param event the number of the event, from 0, before which it is started
    /// @param start what is done then
    public LateStart(Contestant contestant, long event, Runnable start) {
        this.contestant = contestant;
        this.event = event;
        this.start = start;
    }

    @Override
    public String name() {
        return contestant.name();
    }

    @Override
    public void advance(long toMillis) {
        startWhenDue();
        contestant.advance(toMillis);
    }

    @Override
    public List<TrackId> answer(Question question) {
        startWhenDue();
        return contestant.answer(question);
    }

    @Override
    public void learn(Interaction interaction) {
        startWhenDue();
        contestant.learn(interaction);
        learnt++;
    }

    @Override
    public Optional<Foresight> foresight() {
        return contestant.foresight();
    }

    private void startWhenDue() {
        if (!started && learnt == event) {
            started = true;
            start.run();
        }
    }
}
