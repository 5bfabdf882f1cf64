package dev.segue.topology;

import dev.segue.intake.Reason;
import dev.segue.listener.Outcome.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// What this process has counted since it started, for its metrics. The ledger is what is exact.
///
/// Thread-safe.
public final class Counters {

    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
    private final Map<Reason, LongAdder> deadLetters = new EnumMap<>(Reason.class);

    private final Map<Kind, LongAdder> outcomes = new EnumMap<>(Kind.class);
    private final LiveQuality quality = new LiveQuality();

    /// What is counted.
    public enum Count {
        /// Records read from `listening-events`.
        EVENTS_READ,
        /// Records that became interactions.
        EVENTS_ACCEPTED,
        /// Records that had been seen before.
        EVENTS_DUPLICATE,
        /// Records that were not accepted.
        EVENTS_DEAD_LETTERED,
        /// Records that belonged to another partition.
        EVENTS_REROUTED,
        /// Records that named a track by another of its names.
        EVENTS_RENAMED,
        /// Plays that could have been evaluated.
        PLAYS,
        /// Plays that were evaluated before they were learnt.
        PLAYS_SCORED,
        /// Evaluated plays whose track was among the first 20 of the list.
        HITS_20,
        /// Tracks that were shown, by impressions.
        TRACKS_SHOWN,
        /// Outcomes that waited for an impression that did not come.
        OUTCOMES_UNMATCHED,
        /// Lists published to `recommendations`.
        LISTS_PUBLISHED,
        /// Updates applied by owners of tracks.
        UPDATES_APPLIED,
        /// Rows published to the model room.
        ROWS_PUBLISHED,
        /// Rows read into the model room.
        ROWS_RECEIVED,
        /// Times that another generation began to serve.
        GENERATIONS_SWITCHED,
        /// Generations that are not whole or not sound, and were not served when they were to be.
        GENERATIONS_REFUSED,
        /// Rows of the model room that could not be read.
        ROWS_UNREADABLE
    }

    /// Starts at zero.
    public Counters() {
        for (Count count : Count.values()) {
            counts.put(count, new LongAdder());
        }
        for (Kind kind : Kind.values()) {
            outcomes.put(kind, new LongAdder());
        }
        for (Reason reason : Reason.values()) {
            deadLetters.put(reason, new LongAdder());
        }
    }

    /// Counts one.
    public void add(Count count) {
        add(count, 1);
    }

    /// Counts several.
    public void add(Count count, long more) {
        LongAdder adder = counts.get(count);
        if (adder != null) {
            adder.add(more);
        }
    }

    /// Counts a dead letter by its reason too.
    public void deadLetter(Reason reason) {
        add(Count.EVENTS_DEAD_LETTERED);
        LongAdder adder = deadLetters.get(reason);
        if (adder != null) {
            adder.increment();
        }
    }

    /// Counts outcomes of tracks that were shown; one that takes the place of another counts too.
    public void outcome(Kind kind, long more) {
        LongAdder adder = outcomes.get(kind);
        if (adder != null) {
            adder.add(more);
        }
    }

    /// Returns the outcomes of a kind.
    public long get(Kind kind) {
        LongAdder adder = outcomes.get(kind);
        return adder == null ? 0 : adder.sum();
    }

    /// Returns how good the lists were.
    public LiveQuality quality() {
        return quality;
    }

    /// Returns a count.
    public long get(Count count) {
        LongAdder adder = counts.get(count);
        return adder == null ? 0 : adder.sum();
    }

    /// Returns the dead letters of a reason.
    public long get(Reason reason) {
        LongAdder adder = deadLetters.get(reason);
        return adder == null ? 0 : adder.sum();
    }
}
