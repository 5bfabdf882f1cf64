package dev.segue.evaluation;

import dev.segue.events.AddressedUpdate;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.events.ListenerId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.publishing.PublishBudget;
import dev.segue.learning.ranker.RankerReplica;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.ranker.RankerState;
import dev.segue.learning.ranker.RankerUpdate;
import dev.segue.learning.ranker.Weighing;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.listener.ListenerView;
import dev.segue.ranking.Model;
import dev.segue.ranking.RankRequest;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Recommender;
import dev.segue.ranking.Shortlist;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The loop as the stream runs it: divided into tasks that hear of each other late, and publish under a budget.
///
/// ```
/// listeners' tasks ──commit──► owners of tracks ──budget, commit──► model ─┐
///    ▲   └─ 4 times a second, commit ─► owner of the ranker ─ 4 times a second, commit ─┤
///    └──────────────────────────────────────────────────────────────────────────────────┘
/// ```
///
/// Arrival is a clock of its own: events arrive at a stated pace, or at that of their own time; between two of them
/// everything happens that would go by the wall clock. What the machine needs to compute is not counted. Listeners and
/// tracks are dealt to tasks by fingerprint, not by Kafka's partitioner.
public final class DividedLoop implements Loop {

    private static final long TICK = PublishBudget.TICK.toMillis();
    private static final Duration SWEEP = Duration.ofMillis(100);

    private final StreamShape shape;
    private final Model model;
    private final Recommender recommender;
    private final RankerSettings ranking;
    private final List<Listeners> listeners;
    private final List<TrackOwner> owners;

    private List<AddressedUpdate> updates = new ArrayList<>();
    private List<PublishedTrack> rows = new ArrayList<>();
    private List<RankerUpdate> reports = new ArrayList<>();

    /// What the owner of the ranker has merged, what of it is under way to the model, and what the replicas know.
    private RankerState merged;

    private RankerState broadcast;
    private RankerState adoptable;

    private long arrived;
    private long tickMillis = Long.MIN_VALUE;

    /// One task of the listener room, with its clock and its replica of the ranker.
    private static final class Listeners {

        private final ListenerTask task;
        private final RankerReplica replica;
        private boolean unreported;
        private boolean heard;
        private long clockMillis;
        private long heardAtMillis;

        Listeners(ListenerTask task, RankerReplica replica) {
            this.task = task;
            this.replica = replica;
        }

        /// Returns when its next session ends by its own clock, which goes on while nothing arrives.
        long dueMillis() {
            long deadline = task.nextDeadlineMillis();
            return heard && deadline != Long.MAX_VALUE ? heardAtMillis + deadline - clockMillis : Long.MAX_VALUE;
        }

        void sweep(long nowMillis) {
            if (heard) {
                task.advance(clockMillis + nowMillis - heardAtMillis);
            }
        }
    }

    /// Creates a loop that has seen nothing.
    ///
    /// @param ranking how the ranker learns
    /// @param factors how listeners and tracks become vectors
    /// @param recommender what collects the candidates from which the ranker learns; by the fixed blend, it learns
    ///     nothing
    /// @param shape how it is divided and held back
    public DividedLoop(
            ListenerSettings sessions,
            CoListenSettings coListens,
            TrendingSettings trends,
            RankerSettings ranking,
            FactorSettings factors,
            Recommender recommender,
            StreamShape shape) {
        this.shape = shape;
        this.model = new Model(trends, factors);
        this.recommender = recommender;
        this.ranking = ranking;
        this.merged = model.learnt().ranker();
        this.broadcast = merged;
        this.adoptable = merged;
        // Not `updates::add`: each commit begins another list.
        Consumer<AddressedUpdate> sender = update -> updates.add(update);
        this.listeners = IntStream.range(0, shape.partitions())
                .mapToObj(task -> new Listeners(
                        new ListenerTask(sessions, model, sender),
                        new RankerReplica(ranking, task, shape.partitions(), merged)))
                .toList();
        this.owners = IntStream.range(0, shape.partitions())
                .mapToObj(_ -> new TrackOwner(
                        new TrackTask(trends, coListens, model),
                        new PublishBudget(shape.rowsPerSecond(), shape.partitions(), 0)))
                .toList();
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public ListenerView view(ListenerId listener) {
        return tasksOf(listener).task.view(listener);
    }

    @Override
    public Weighing weighing(ListenerId listener, Shortlist list) {
        return upToDate(tasksOf(listener));
    }

    @Override
    public void advance(long toMillis) {
        pass(arrivalOf(toMillis));
    }

    @Override
    public void learn(Interaction interaction) {
        long atMillis = interaction.at().toEpochMilli();
        long nowMillis = arrivalOf(atMillis);
        pass(nowMillis);
        arrived++;
        Listeners tasks = tasksOf(interaction.listener());
        if (interaction instanceof Played played && recommender.isLearned()) {
            teach(tasks, played);
        }
        tasks.task.learn(interaction);
        tasks.clockMillis = tasks.heard ? Math.max(tasks.clockMillis, atMillis) : atMillis;
        tasks.heardAtMillis = nowMillis;
        tasks.heard = true;
        tasks.sweep(nowMillis);
    }

    private void teach(Listeners tasks, Played played) {
        RankRequest request = RankRequest.of(Mode.MIXED, 1, played.at());
        Shortlist list = recommender.shortlist(tasks.task.view(played.listener()), model, request);
        recommender
                .choice(list, played.track().fingerprint())
                .filter(choice ->
                        upToDate(tasks).learn(choice, played.listener().fingerprint()))
                .ifPresent(_ -> tasks.unreported = true);
    }

    /// A replica takes in what has been merged four times a second; that it is only done when it is asked changes
    /// nothing.
    private RankerReplica upToDate(Listeners tasks) {
        tasks.replica.adopt(adoptable);
        return tasks.replica;
    }

    private Listeners tasksOf(ListenerId listener) {
        return listeners.get(Math.floorMod(listener.fingerprint(), shape.partitions()));
    }

    /// Returns when the next event arrives, in milliseconds of a clock that nothing else goes by.
    private long arrivalOf(long atMillis) {
        return shape.eventsPerSecond() == 0 ? Math.max(atMillis, tickMillis) : shape.arrivalMillis(arrived);
    }

    /// Lets happen what goes by the clock, up to a moment of arrival.
    private void pass(long toMillis) {
        if (tickMillis == Long.MIN_VALUE) {
            tickMillis = floorOf(toMillis);
        }
        while (tickMillis + TICK <= toMillis) {
            if (isQuiet()) {
                long next = Math.min(toMillis, nextDueMillis());
                tickMillis = Math.max(tickMillis, floorOf(next) - TICK);
            }
            tickMillis += TICK;
            tick(tickMillis);
        }
    }

    private void tick(long nowMillis) {
        if (isDue(shape.commitInterval(), nowMillis)) {
            commit();
        }
        if (isDue(SWEEP, nowMillis)) {
            listeners.forEach(tasks -> tasks.sweep(nowMillis));
        }
        owners.forEach(owner -> owner.publish(nowMillis, rows));
        if (isDue(RankerReplica.REPORTS_EVERY, nowMillis)) {
            adoptable = model.learnt().ranker();
            listeners.stream().filter(tasks -> tasks.unreported).forEach(this::report);
        }
        if (isDue(RankerState.MERGED_EVERY, nowMillis)) {
            broadcast = merged;
        }
    }

    private void report(Listeners tasks) {
        upToDate(tasks).report().ifPresent(reports::add);
        tasks.unreported = false;
    }

    /// Shows each room what the others have sent since the last time.
    private void commit() {
        List<PublishedTrack> published = rows;
        rows = new ArrayList<>();
        published.forEach(track -> track.applyTo(model));
        if (!model.learnt().ranker().equals(broadcast)) {
            model.apply(broadcast);
        }
        List<AddressedUpdate> sent = updates;
        updates = new ArrayList<>();
        for (AddressedUpdate update : sent) {
            owners.get(Math.floorMod(update.track().fingerprint(), shape.partitions()))
                    .apply(update);
        }
        List<RankerUpdate> reported = reports;
        reports = new ArrayList<>();
        for (RankerUpdate report : reported) {
            merged = merged.with(report, ranking);
        }
    }

    /// Returns whether nothing is under way that time alone would move.
    private boolean isQuiet() {
        return updates.isEmpty()
                && rows.isEmpty()
                && reports.isEmpty()
                && merged.equals(broadcast)
                && adoptable.equals(broadcast)
                && model.learnt().ranker().equals(broadcast)
                && listeners.stream().noneMatch(tasks -> tasks.unreported)
                && owners.stream().allMatch(TrackOwner::isDone);
    }

    private long nextDueMillis() {
        return listeners.stream().mapToLong(Listeners::dueMillis).min().orElse(Long.MAX_VALUE);
    }

    private static boolean isDue(Duration every, long nowMillis) {
        long everyMillis = every.toMillis();
        return Math.floorDiv(nowMillis, everyMillis) != Math.floorDiv(nowMillis - TICK, everyMillis);
    }

    private static long floorOf(long millis) {
        return millis - Math.floorMod(millis, TICK);
    }
}
