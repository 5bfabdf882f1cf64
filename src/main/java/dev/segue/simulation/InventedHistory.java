package dev.segue.simulation;

import dev.segue.events.Fingerprint;
import dev.segue.events.ListeningEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What all listeners of the invented world listened to in the weeks before a time, merged in time order.
///
/// START HERE. Each listener has a [ListenerTimeline] of sessions; a [SessionWalk] chooses the tracks; the listener's
/// [InventedListener#appeal] decides what is skipped and liked. One session of each listener is held at a time.
public final class InventedHistory {

    /// How long before its end a history begins.
    public static final Duration SPAN = Duration.ofDays(42);

    private InventedHistory() {}

    /// Returns about that many events, in event-time order; those of one time are in the order of the listeners' ids.
    ///
    /// The same catalog, listeners, end and number give the same events with the same ids. The last play is over
    /// before `end`.
    ///
    /// @param end when the history ends, kept to the millisecond
    /// @param events how many to make; the count comes within a few percent, since listeners run out of time
    public static Stream<ListeningEvent> stream(
            InventedCatalog catalog, InventedListeners listeners, Instant end, long events) {
        World world = World.of(catalog);
        Period period = period(catalog, listeners, end.truncatedTo(ChronoUnit.MILLIS), events);
        double activity = listeners.all().stream()
                .mapToDouble(listener -> listener.habits().activity())
                .sum();
        PriorityQueue<Turn> turns = new PriorityQueue<>(Turn.ORDER);
        for (InventedListener listener : listeners.all()) {
            int quota = (int) Math.round(events * listener.habits().activity() / activity);
            Turn.of(new ListenerTimeline(listener, world, period, quota, listeners.seed()), turns);
        }
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Merge(turns), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    private static Period period(InventedCatalog catalog, InventedListeners listeners, Instant end, long events) {
        String parts = "%d/%d/%d/%d/%s/%d"
                .formatted(
                        catalog.seed(),
                        catalog.tracks().size(),
                        listeners.seed(),
                        listeners.all().size(),
                        end,
                        events);
        return new Period(end.minus(SPAN), end, HexFormat.of().toHexDigits(Fingerprint.of(parts)));
    }

    /// The next event of one listener.
    private record Turn(long epochMillis, ListeningEvent event, ListenerTimeline timeline) {

        private static final Comparator<Turn> ORDER =
                Comparator.comparingLong(Turn::epochMillis).thenComparing(turn -> turn.event.user());

        static void of(ListenerTimeline timeline, PriorityQueue<Turn> turns) {
            if (timeline.hasNext()) {
                ListeningEvent event = timeline.next();
                turns.add(new Turn(event.at().orElse(Instant.EPOCH).toEpochMilli(), event, timeline));
            }
        }
    }

    private record Merge(PriorityQueue<Turn> turns) implements Iterator<ListeningEvent> {

        @Override
        public boolean hasNext() {
            return !turns.isEmpty();
        }

        @Override
        public ListeningEvent next() {
            Turn turn = turns.remove();
            Turn.of(turn.timeline, turns);
            return turn.event;
        }
    }
}
