package dev.segue.topology.listener;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Shown;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.ListeningEvent;
import dev.segue.events.TrackId;
import dev.segue.intake.Checked;
import dev.segue.intake.EventKey;
import dev.segue.intake.IntakeRules;
import dev.segue.intake.Ledger;
import dev.segue.intake.Reason;
import dev.segue.learning.ranker.RankerReplica;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.Listening;
import dev.segue.listener.Taste;
import dev.segue.listener.TasteChange;
import dev.segue.ranking.FactorSteps;
import dev.segue.topology.Counters.Count;
import dev.segue.topology.StateStores;
import dev.segue.topology.Wiring;
import dev.segue.wire.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/// The listener room: one processor, one read and one write of the listener's row an event.
///
/// ```
/// listening-events ──┐
///                    ├─► decode → route → check → de-duplicate → evaluate → attribute → learn → emit ──► track-updates
/// rerouted-events ───┘      │        │       │                                                    ├────►
/// recommendations
///        ▲                  │        │       └──────────► dead-letters                            └────► model-metrics
///        └──────────────────┼────────┘ (of another partition)
///                           └──► dead-letters                      learnt by the ranker, 4 times a second ──►
/// ranker-updates
/// ```
///
/// What it stores is a function of its input alone: the wall clock only decides when the end of a session is looked at,
/// and when lists and measures go out.
final class ListenerProcessor implements Processor<byte[], byte[], byte[], Object> {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final Wiring wiring;
    private final IntakeRules rules;
    private final Listening listening;
    private final FactorSteps factorSteps;
    private final ListPublisher publisher;
    private final PlayEvaluation evaluation;
    private final FreshLists freshLists;

    private ProcessorContext<byte[], Object> context;
    private Outbox outbox;
    private ListenerRowsOf rows;
    private Duplicates duplicates;
    private Sessions sessions;
    private Impressions impressions;
    private KeyValueStore<Bytes, Ledger> ledgers;
    private Ledger ledger;
    private long lastRecordWallMillis;
    private long listsInWindow;

    ListenerProcessor(Wiring wiring) {
        this.wiring = wiring;
        this.rules = new IntakeRules(wiring.intake());
        this.listening = new Listening(wiring.listener(), this::isDescribed);
        this.factorSteps = new FactorSteps(wiring.model());
        this.publisher = new ListPublisher(wiring.recommender(), wiring.model());
        this.evaluation = new PlayEvaluation(
                wiring.recommender(),
                wiring.model(),
                wiring.ranker(),
                wiring.counters(),
                wiring.streams().scoredFraction());
        this.freshLists = new FreshLists(
                (double) wiring.streams().listsPerSecond() / wiring.streams().partitions());
    }

    @Override
    public void init(ProcessorContext<byte[], Object> processorContext) {
        context = processorContext;
        outbox = new Outbox(context);
        rows = new ListenerRowsOf(context);
        duplicates = new Duplicates(context, wiring.intake().duplicateTtl());
        impressions = new Impressions(context, wiring.listener(), evaluation, wiring.counters());
        sessions = new Sessions(context, rows, listening, outbox, impressions);
        ledgers = context.getStateStore(StateStores.LEDGER);
        Ledger stored = ledgers.get(StateStores.LEDGER_KEY);
        ledger = stored == null ? new Ledger(wiring.streams().partitions()) : stored;
        lastRecordWallMillis = context.currentSystemTimeMs();
        evaluation.start(context.taskId().partition(), wiring.streams().partitions());
        evaluation.startWindow(lastRecordWallMillis);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
        context.schedule(RankerReplica.REPORTS_EVERY, PunctuationType.WALL_CLOCK_TIME, this::teach);
        context.schedule(WINDOW, PunctuationType.WALL_CLOCK_TIME, this::report);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        boolean own = metadata.topic().equals(wiring.topics().listeningEvents());
        Origin origin = own ? new Origin(metadata.partition(), metadata.offset()) : originOf(record, metadata);
        if (own) {
            ledger.readOwn(metadata.offset());
            wiring.counters().add(Count.EVENTS_READ);
        } else {
            ledger.readRerouted(origin.partition(), origin.offset());
        }
        switch (wiring.events().apply(record.value())) {
            case Decoded.Unreadable(Reason reason, String detail) -> deadLetter(record, origin, reason, detail);
            case Decoded.Event(ListeningEvent event) -> route(record, origin, own, event);
        }
        lastRecordWallMillis = context.currentSystemTimeMs();
        sessions.sweep(ledger.clockMillis(), record.timestamp(), ledger);
        ledgers.put(StateStores.LEDGER_KEY, ledger);
    }

    private void route(Record<byte[], byte[]> record, Origin origin, boolean own, ListeningEvent event) {
        if (event.user().isEmpty()) {
            deadLetter(record, origin, Reason.MISSING_USER, "user is empty; every event needs the id of its listener");
            return;
        }
        byte[] user = event.user().getBytes(StandardCharsets.UTF_8);
        int home = BuiltInPartitioner.partitionForKey(user, wiring.streams().partitions());
        if (own && home != origin.partition()) {
            ledger.reroutedAway(home, origin.offset());
            wiring.counters().add(Count.EVENTS_REROUTED);
            outbox.reroute(user, record.value(), record.timestamp(), origin);
            return;
        }
        check(record, origin, own, event);
    }

    private void check(Record<byte[], byte[]> record, Origin origin, boolean own, ListeningEvent event) {
        Instant arrival = Instant.ofEpochMilli(record.timestamp());
        switch (rules.check(event, arrival)) {
            case Checked.Rejected(Reason reason, String detail) -> deadLetter(record, origin, reason, detail);
            case Checked.Accepted(Interaction interaction) -> {
                byte[] key = EventKey.of(event, arrival);
                if (duplicates.isRepeated(key, record.timestamp())) {
                    duplicate();
                } else {
                    learn(resolved(interaction), key, own, record.timestamp());
                }
            }
        }
    }

    private void learn(Interaction interaction, byte[] eventKey, boolean own, long arrivalMillis) {
        String user = interaction.listener().value();
        Taste before = rows.taste(user);
        KnownTrack known = interaction instanceof WithTrack about
                ? rows.track(user, about.track().fingerprint())
                : KnownTrack.unknown(0);
        if (duplicates.isKnownPlay(interaction, ledger.clockMillis(), before, known, rows)) {
            duplicate();
            return;
        }
        ledger.accepted(interaction.at().toEpochMilli(), own && !(interaction instanceof Shown));
        wiring.counters().add(Count.EVENTS_ACCEPTED);
        evaluate(interaction, user, before, known, eventKey);
        impressions.attribute(interaction, arrivalMillis, ledger);
        if (interaction instanceof Shown) {
            return;
        }
        TasteChange change = listening.apply(before, known, interaction);
        outbox.send(factorSteps.on(change, interaction), arrivalMillis, ledger);
        Taste after = interaction instanceof Played ? sessions.scheduled(user, change.taste(), ledger) : change.taste();
        rows.put(user, after);
        change.track().ifPresent(track -> rows.put(user, track));
        change.chunk().ifPresent(chunk -> rows.put(user, chunk));
        freshLists.offer(user);
    }

    /// What is said of another name of a track is said of the track.
    private Interaction resolved(Interaction interaction) {
        if (!(interaction instanceof WithTrack about)) {
            return interaction;
        }
        TrackId track = wiring.model().resolve(about.track());
        if (track.equals(about.track())) {
            return interaction;
        }
        wiring.counters().add(Count.EVENTS_RENAMED);
        return about.about(track);
    }

    private void evaluate(Interaction interaction, String user, Taste before, KnownTrack known, byte[] eventKey) {
        if (interaction instanceof Played played) {
            evaluation.seen(before, known);
            if (evaluation.isSampled(eventKey)) {
                evaluation.score(rows.view(user, before), known, played, eventKey);
            }
        } else if (interaction instanceof Skipped skipped && evaluation.isSampled(eventKey)) {
            evaluation.scoreSkip(rows.view(user, before), skipped);
        }
    }

    private void duplicate() {
        ledger.duplicate();
        wiring.counters().add(Count.EVENTS_DUPLICATE);
    }

    private void deadLetter(Record<byte[], byte[]> record, Origin origin, Reason reason, String detail) {
        ledger.deadLettered();
        wiring.counters().deadLetter(reason);
        outbox.deadLetter(
                record.key(),
                DeadLetters.of(
                        reason,
                        detail,
                        wiring.topics().listeningEvents(),
                        origin,
                        record.timestamp(),
                        record.key(),
                        record.value()),
                record.timestamp());
    }

    /// Ends sessions at wall-clock pace while no input moves the model clock, and publishes lists as
    /// the budget allows.
    ///
    /// The ledger is put only when it has changed: a put at every tick would make an idle process
    /// commit a transaction at every commit interval.
    private void tick(long nowMillis) {
        long idleMillis = Math.max(0, nowMillis - lastRecordWallMillis);
        if (ledger.clockMillis() > 0) {
            long sweptBefore = ledger.sweptBucket();
            sessions.sweep(ledger.clockMillis() + idleMillis, nowMillis, ledger);
            if (ledger.sweptBucket() != sweptBefore) {
                ledgers.put(StateStores.LEDGER_KEY, ledger);
            }
        }
        freshLists.refill(nowMillis);
        freshLists.take().ifPresent(user -> publish(user, nowMillis));
    }

    private void publish(String user, long nowMillis) {
        int partition = context.taskId().partition();
        outbox.publish(
                user,
                publisher.list(
                        user, rows.view(user, rows.taste(user)), partition, ledger.clockMillis(), ledger.offset()),
                nowMillis);
        listsInWindow++;
        wiring.counters().add(Count.LISTS_PUBLISHED);
        freshLists.take().ifPresent(next -> publish(next, nowMillis));
    }

    /// Tells the ranker's owner what this task has learnt.
    private void teach(long nowMillis) {
        evaluation.learnt().forEach(update -> outbox.teach(update, nowMillis));
    }

    private void report(long nowMillis) {
        int partition = context.taskId().partition();
        evaluation
                .report(partition, nowMillis, listsInWindow)
                .forEach(metrics -> outbox.report(partition, metrics, nowMillis));
        evaluation.startWindow(nowMillis);
        listsInWindow = 0;
    }

    private boolean isDescribed(TrackId track) {
        return !wiring.model().descriptionOf(track.fingerprint()).isNone();
    }

    private static Origin originOf(Record<byte[], byte[]> record, RecordMetadata metadata) {
        Origin origin = Origin.of(record.headers());
        return origin == null ? new Origin(metadata.partition(), metadata.offset()) : origin;
    }
}
