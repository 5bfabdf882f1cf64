package dev.segue.topology.listener;

import dev.segue.events.Fingerprint;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Shown;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.intake.Ledger;
import dev.segue.listener.Attribution;
import dev.segue.listener.Attribution.Change;
import dev.segue.listener.Impression;
import dev.segue.listener.ListenerSettings;
import dev.segue.topology.Counters;
import dev.segue.topology.Counters.Count;
import dev.segue.topology.StateStores;
import dev.segue.wire.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/// What listeners were shown and what they did with it: `recommendation|user` → [Impression].
///
/// ```
/// impression ──────────────────────┐
///                                  ├─► [listener-impressions] ──► the ranker learns from what was wanted
/// play, skip, like … with its id ──┘          │
///                                             └── [listener-deadlines]: the window closes, then the row is forgotten
/// ```
///
/// An event that names no list touches none of this.
final class Impressions {

    private static final long MINUTE_MILLIS = 60_000L;
    private static final byte[] PRESENT = {1};

    /// Where the deadlines of lists begin, far behind those of sessions.
    private static final long LISTS = 1L << 62;

    private final KeyValueStore<Bytes, Impression> impressions;
    private final KeyValueStore<Bytes, byte[]> deadlines;
    private final Attribution attribution;
    private final long keepMillis;
    private final PlayEvaluation teaching;
    private final Counters counters;

    Impressions(ProcessorContext<?, ?> context, ListenerSettings settings, PlayEvaluation teaching, Counters counters) {
        this.impressions = context.getStateStore(StateStores.IMPRESSIONS);
        this.deadlines = context.getStateStore(StateStores.DEADLINES);
        this.attribution = new Attribution(settings);
        this.keepMillis = settings.impressionKeep().toMillis();
        this.teaching = teaching;
        this.counters = counters;
    }

    /// Attributes an event to the list that it shows or answers, if any.
    void attribute(Interaction interaction, long arrivalMillis, Ledger ledger) {
        switch (interaction) {
            case Shown shown -> {
                Bytes key = keyOf(shown.recommendationId(), shown);
                Optional<Impression> before = Optional.ofNullable(impressions.get(key));
                put(key, before, attribution.shown(before, shown, arrivalMillis), shown, ledger);
            }
            case WithTrack answer
            when !answer.recommendationId().isEmpty() -> {
                Bytes key = keyOf(answer.recommendationId(), answer);
                Optional<Impression> before = Optional.ofNullable(impressions.get(key));
                attribution
                        .answered(before, answer, arrivalMillis)
                        .ifPresent(change -> put(key, before, change, answer, ledger));
            }
            case WithTrack _, Interaction.Blocked _, Interaction.Preferred _ -> {}
        }
    }

    /// Closes the windows that are over at a time and forgets what need not be kept, at most `most` of them; returns
    /// whether none is left for that time.
    boolean sweep(long firstMinute, long lastMinute, int most, Ledger ledger) {
        List<Bytes> due = due(firstMinute, lastMinute, most);
        for (Bytes deadline : due) {
            deadlines.delete(deadline);
            String user = StoreKeys.middleIdOf(deadline);
            long recommendation = StoreKeys.trailingNumberOf(deadline);
            Impression impression = impressions.get(StoreKeys.of(recommendation, user));
            if (impression != null) {
                end(recommendation, user, impression, lastMinute, ledger);
            }
        }
        return due.size() < most;
    }

    private void put(Bytes key, Optional<Impression> before, Change change, Interaction interaction, Ledger ledger) {
        impressions.put(key, change.impression());
        count(change, ledger);
        if (before.isEmpty()) {
            schedule(
                    StoreKeys.leadingNumberOf(key),
                    interaction.listener().value(),
                    attribution.closesAtMillis(change.impression()),
                    ledger.sweptBucket());
        }
        change.wanted()
                .forEach(track -> teaching.learnShown(
                        change.impression(), track, interaction.listener().fingerprint()));
    }

    private void end(long recommendation, String user, Impression impression, long minute, Ledger ledger) {
        Bytes key = StoreKeys.of(recommendation, user);
        long endsAt =
                impression.closed() ? impression.shownAtMillis() + keepMillis : attribution.closesAtMillis(impression);
        if (endsAt / MINUTE_MILLIS + 1 > minute) {
            schedule(recommendation, user, endsAt, minute);
        } else if (impression.closed() || !impression.isShown()) {
            impressions.delete(key);
            counters.add(
                    Count.OUTCOMES_UNMATCHED,
                    impression.isShown() ? 0 : impression.outcomes().size());
        } else {
            Change change = attribution.closed(impression);
            impressions.put(key, change.impression());
            count(change, ledger);
            schedule(recommendation, user, impression.shownAtMillis() + keepMillis, minute);
        }
    }

    private void count(Change change, Ledger ledger) {
        ledger.shown(change.shown());
        counters.add(Count.TRACKS_SHOWN, change.shown());
        change.counted().forEach((kind, more) -> {
            ledger.outcome(kind.code(), more);
            counters.outcome(kind, Math.max(0, more));
        });
    }

    private void schedule(long recommendation, String user, long atMillis, long sweptMinute) {
        long minute = Math.max(atMillis / MINUTE_MILLIS + 1, sweptMinute + 1);
        deadlines.put(StoreKeys.of(LISTS + minute, user, recommendation), PRESENT);
    }

    private List<Bytes> due(long firstMinute, long lastMinute, int most) {
        List<Bytes> due = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> keys =
                deadlines.range(StoreKeys.from(LISTS + firstMinute), StoreKeys.from(LISTS + lastMinute + 1))) {
            while (keys.hasNext() && due.size() < most) {
                due.add(keys.next().key);
            }
        }
        return due;
    }

    private static Bytes keyOf(String recommendationId, Interaction interaction) {
        return StoreKeys.of(
                Fingerprint.of(recommendationId), interaction.listener().value());
    }
}
