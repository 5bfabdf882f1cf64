package dev.segue.training;

import dev.segue.events.Interaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/// Several streams of interactions as one, in the order of event time; at the same time the earlier stream comes first.
public final class MergedByTime implements Iterator<Interaction> {

    private record Head(Interaction next, int number, Iterator<Interaction> rest) {}

    private final PriorityQueue<Head> heads = new PriorityQueue<>(
            Comparator.<Head, Instant>comparing(head -> head.next().at()).thenComparingInt(Head::number));

    /// @param streams each in the order of event time
    public MergedByTime(List<Iterator<Interaction>> streams) {
        for (int i = 0; i < streams.size(); i++) {
            enter(i, streams.get(i));
        }
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public Interaction next() {
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        enter(head.number, head.rest);
        return head.next;
    }

    private void enter(int number, Iterator<Interaction> stream) {
        if (stream.hasNext()) {
            heads.add(new Head(stream.next(), number, stream));
        }
    }
}
