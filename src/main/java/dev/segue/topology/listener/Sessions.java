package dev.segue.topology.listener;

import dev.segue.intake.Ledger;
import dev.segue.listener.Listening;
import dev.segue.listener.Taste;
import dev.segue.listener.TasteChange;
import dev.segue.topology.StateStores;
import dev.segue.wire.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// The ends of sessions: `listener-deadlines` holds, by minute, the listeners whose session may be over.
///
/// One deadline a session: when it falls due and the session goes on, it is put off. A sweep starts at the last swept
/// minute and takes bounded steps; a deadline behind it goes into the minute after it, so that none is missed.
final class Sessions {

    private static final long MINUTE_MILLIS = 60_000L;
    private static final int STEP = 256;
    private static final byte[] PRESENT = {1};

    private final KeyValueStore<Bytes, byte[]> deadlines;
    private final ListenerRowsOf rows;
    private final Listening listening;
    private final Outbox outbox;
    private final Impressions impressions;

    Sessions(
            ProcessorContext<?, ?> context,
            ListenerRowsOf rows,
            Listening listening,
            Outbox outbox,
            Impressions impressions) {
        this.deadlines = context.getStateStore(StateStores.DEADLINES);
        this.rows = rows;
        this.listening = listening;
        this.outbox = outbox;
        this.impressions = impressions;
    }

    /// Returns the row with its session's end scheduled, unless it is already.
    Taste scheduled(String user, Taste taste, Ledger ledger) {
        if (taste.deadlineMillis() != 0) {
            return taste;
        }
        long endsAt = listening.sessionEndsAtMillis(taste);
        schedule(user, endsAt, ledger.sweptBucket());
        return Listening.withDeadline(taste, endsAt);
    }

    /// Ends the sessions and closes the lists that are over at a time, as far as one step goes; returns whether none is
    /// left for that time.
    boolean sweep(long clockMillis, long arrivalMillis, Ledger ledger) {
        long until = clockMillis / MINUTE_MILLIS;
        if (until <= ledger.sweptBucket()) {
            return true;
        }
        List<Bytes> due = due(ledger.sweptBucket() + 1, until);
        for (Bytes key : due) {
            deadlines.delete(key);
            end(StoreKeys.trailingIdOf(key), clockMillis, until, arrivalMillis, ledger);
        }
        boolean done = due.size() < STEP;
        long swept = done ? until : StoreKeys.leadingNumberOf(due.getLast()) - 1;
        if (!impressions.sweep(ledger.sweptBucket() + 1, swept, STEP, ledger)) {
            return false;
        }
        ledger.swept(swept);
        return done;
    }

    private List<Bytes> due(long firstBucket, long lastBucket) {
        List<Bytes> due = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> keys =
                deadlines.range(StoreKeys.from(firstBucket), StoreKeys.from(lastBucket + 1))) {
            while (keys.hasNext() && due.size() < STEP) {
                Bytes key = keys.next().key;
                if (StoreKeys.leadingNumberOf(key) <= lastBucket) {
                    due.add(key);
                }
            }
        }
        return due;
    }

    private void end(String user, long clockMillis, long sweptBucket, long arrivalMillis, Ledger ledger) {
        Taste taste = rows.taste(user);
        long endsAt = listening.sessionEndsAtMillis(taste);
        if (endsAt > clockMillis) {
            schedule(user, endsAt, sweptBucket);
            rows.put(user, Listening.withDeadline(taste, endsAt));
            return;
        }
        TasteChange ended = listening.sessionEnded(taste, clockMillis);
        outbox.send(ended.updates(), arrivalMillis, ledger);
        rows.put(user, Listening.withDeadline(ended.taste(), 0));
    }

    private void schedule(String user, long endsAtMillis, long sweptBucket) {
        long bucket = Math.max(endsAtMillis / MINUTE_MILLIS + 1, sweptBucket + 1);
        deadlines.put(StoreKeys.of(bucket, user), PRESENT);
    }
}
