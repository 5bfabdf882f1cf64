package dev.segue.serving.http;

import dev.segue.events.ListeningEvent;
import dev.segue.serving.EventLog;
import dev.segue.serving.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A log in memory, of one partition.
final class FakeLog implements EventLog {

    private final List<ListeningEvent> events = new ArrayList<>();

    /// What every append answers, when it is not to be acknowledged.
    volatile Optional<Appended> unavailable = Optional.empty();

    private volatile Runnable onAppend = () -> {};

    /// Has this done by each append, before anything else.
    void onAppend(Runnable action) {
        onAppend = action;
    }

    @Override
    public Appended append(List<ListeningEvent> appended) {
        onAppend.run();
        return store(appended);
    }

    private synchronized Appended store(List<ListeningEvent> appended) {
        if (unavailable.isPresent()) {
            return unavailable.get();
        }
        events.addAll(appended);
        return new Appended.Acknowledged(Position.of(Map.of(0, events.size() - 1L)));
    }

    synchronized List<ListeningEvent> events() {
        return List.copyOf(events);
    }

    synchronized ListeningEvent only() {
        if (events.size() != 1) {
            throw new AssertionError("expected one event but there are " + events);
        }
        return events.getFirst();
    }
}
