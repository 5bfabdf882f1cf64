package dev.segue.evaluation;

import dev.segue.events.AddressedUpdate;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.events.TrackUpdate;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.colistens.SuccessorRow;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.TrainedVectors;
import dev.segue.learning.ranker.RankerLearner;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.ranker.RankerState;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.sequence.SequenceModel;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.ListenerSettings;
import dev.segue.listener.ListenerView;
import dev.segue.listener.Listening;
import dev.segue.listener.Taste;
import dev.segue.listener.TasteChange;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.FactorSteps;
import dev.segue.ranking.Model;
import dev.segue.ranking.RankRequest;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Recommender;
import dev.segue.ranking.SequenceIndex;
import dev.segue.ranking.Shortlist;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;

/// The whole loop in one heap: listeners' rows, owners' rows and the model, through the same pure classes that serve.
///
/// It differs from the stream in timing only: what an owner learns is in the model at once.
public final class OfflineLoop {

    /// How many tracks of a list are looked at, to see what becomes of them: as many as the stream does.
    private static final int OFFERED = 20;

    private record Deadline(long atMillis, ListenerId listener) {}

    private final CoListenSettings coListens;
    private final TrendingSettings trends;
    private final Listening listening;
    private final Model model;
    private final Map<ListenerId, Taste> tastes = new HashMap<>();
    private final Map<ListenerId, Map<TrackId, KnownTrack>> known = new HashMap<>();
    private final Map<TrackId, TrackTotals> totals = new HashMap<>();
    private final Map<TrackId, SuccessorRow> successors = new HashMap<>();
    private final PriorityQueue<Deadline> deadlines =
            new PriorityQueue<>((one, other) -> Long.compare(one.atMillis, other.atMillis));
    private final Recommender recommender;
    private final RankerSettings ranking;
    private RankerLearner ranker;
    private final OfflineFactors factors;
    private final FactorSteps steps;
    private final Foresight foresight = new Foresight();
    private long clockMillis = Long.MIN_VALUE;

    /// Creates a loop that has seen nothing and whose ranker learns nothing, without factors.
    public OfflineLoop(ListenerSettings sessions, CoListenSettings coListens, TrendingSettings trends) {
        this(
                sessions,
                coListens,
                trends,
                RankerSettings.DEFAULTS,
                FactorSettings.OFF,
                Recommender.blend(BlendSettings.DEFAULTS));
    }

    /// Creates a loop that has seen nothing.
    ///
    /// @param ranking how the ranker learns
    /// @param recommender what collects the candidates from which the ranker learns; by the fixed blend, it learns
    ///     nothing
    public OfflineLoop(
            ListenerSettings sessions,
            CoListenSettings coListens,
            TrendingSettings trends,
            RankerSettings ranking,
            Recommender recommender) {
        this(sessions, coListens, trends, ranking, FactorSettings.DEFAULTS, recommender);
    }

    /// Creates a loop that has seen nothing.
    ///
    /// @param ranking how the ranker learns
    /// @param factors how listeners and tracks become vectors
    /// @param recommender what collects the candidates from which the ranker learns; by the fixed blend, it learns
    ///     nothing
    public OfflineLoop(
            ListenerSettings sessions,
            CoListenSettings coListens,
            TrendingSettings trends,
            RankerSettings ranking,
            FactorSettings factors,
            Recommender recommender) {
        this.coListens = coListens;
        this.trends = trends;
        this.model = new Model(trends, factors);
        this.factors = new OfflineFactors(model);
        this.steps = new FactorSteps(model);
        this.recommender = recommender;
        this.ranking = ranking;
        this.ranker = new RankerLearner(ranking, model.ranker());
        this.listening = new Listening(
                sessions, track -> !model.descriptionOf(track.fingerprint()).isNone());
    }

    /// Puts what a training has made in the place of what was learnt online, and goes on learning from there. What is
    /// known about listeners, and what followed what, stays.
    public void start(TrainedVectors vectors, RankerWeights weights) {
        model.generations().restart(vectors, RankerState.of(weights));
        factors.start(vectors);
        ranker = new RankerLearner(ranking, model.ranker());
    }

    /// Goes on with a trained encoder beside what is learnt online.
    public void start(SequenceModel sequence) {
        model.generations().restart(new SequenceIndex(sequence));
    }

    /// Returns how well the probabilities in its lists have foretold what became of their tracks.
    public Foresight foresight() {
        return foresight;
    }

    /// Returns what every process would hold.
    public Model model() {
        return model;
    }

    /// Returns what is known about a listener.
    public ListenerView view(ListenerId listener) {
        return new ListenerView(
                listener,
                tasteOf(listener),
                known.getOrDefault(listener, Map.of()).values());
    }

    /// Returns what a track has been to a listener.
    public KnownTrack known(ListenerId listener, TrackId track) {
        KnownTrack row = known.getOrDefault(listener, Map.of()).get(track);
        return row == null ? KnownTrack.unknown(track.fingerprint()) : row;
    }

    /// Moves the clock, which ends the sessions that are over by then. Never back.
    public void advance(long toMillis) {
        clockMillis = Math.max(clockMillis, toMillis);
        while (!deadlines.isEmpty() && deadlines.element().atMillis <= clockMillis) {
            ListenerId listener = deadlines.remove().listener;
            Taste taste = Listening.withDeadline(tasteOf(listener), 0);
            TasteChange change = listening.sessionEnded(taste, clockMillis);
            send(change.updates());
            tastes.put(listener, change.taste());
            if (clockMillis < listening.sessionEndsAtMillis(change.taste())) {
                schedule(listener, change.taste());
            }
        }
    }

    /// Learns from an interaction.
    public void learn(Interaction interaction) {
        advance(interaction.at().toEpochMilli());
        ListenerId listener = interaction.listener();
        KnownTrack before = interaction instanceof Interaction.WithTrack about
                ? known(listener, about.track())
                : KnownTrack.unknown(0);
        if (recommender.isLearned()) {
            teach(interaction);
        }
        TasteChange change = listening.apply(tasteOf(listener), before, interaction);
        if (interaction instanceof Interaction.WithTrack about) {
            change.track()
                    .ifPresent(row -> known.computeIfAbsent(listener, _ -> new HashMap<>())
                            .put(about.track(), row));
        }
        send(steps.on(change, interaction));
        tastes.put(listener, change.taste());
        schedule(listener, change.taste());
    }

    /// Lets the ranker learn from what was played, and sees what became of what it would have offered, before anything
    /// else learns.
    private void teach(Interaction interaction) {
        switch (interaction) {
            case Played played -> {
                Shortlist list = offer(played);
                int chosen = list.candidateOf(played.track().fingerprint());
                if (chosen >= 0) {
                    ranker.learn(list.slate(), chosen, played.listener().fingerprint());
                }
                publish();
            }
            case Skipped skipped -> {
                offer(skipped);
                publish();
            }
            case Interaction.WithTrack _, Interaction.Shown _, Interaction.Blocked _, Interaction.Preferred _ -> {}
        }
    }

    private Shortlist offer(Interaction.WithTrack about) {
        RankRequest request = new RankRequest(Mode.MIXED, OFFERED, Set.of(), Set.of(), about.at(), false);
        Shortlist list = recommender.shortlist(view(about.listener()), model, request);
        foresight.test(recommender.order(list, ranker), about.track().fingerprint(), about instanceof Skipped);
        return list;
    }

    private void publish() {
        model.apply(new RankerState(ranker.weights(), Map.of(), foresight.prospects()));
    }

    private Taste tasteOf(ListenerId listener) {
        return Objects.requireNonNullElse(tastes.get(listener), Taste.NEW);
    }

    /// Sees to it that the session's end is looked at; when it is already past, the next time the clock moves.
    private void schedule(ListenerId listener, Taste taste) {
        long dueMillis = listening.sessionEndsAtMillis(taste);
        if (taste.deadlineMillis() == 0 && dueMillis != 0) {
            deadlines.add(new Deadline(dueMillis, listener));
            tastes.put(listener, Listening.withDeadline(taste, dueMillis));
        }
    }

    private void send(List<AddressedUpdate> updates) {
        for (AddressedUpdate addressed : updates) {
            TrackId track = addressed.track();
            TrackUpdate update = addressed.update();
            TrackTotals before = totals.getOrDefault(track, TrackTotals.NONE);
            TrackTotals after = before.with(update, trends);
            totals.put(track, after);
            model.apply(track, after);
            if (!update.successors().isEmpty()) {
                SuccessorRow row =
                        successors.getOrDefault(track, SuccessorRow.NONE).merge(update.successors(), coListens);
                successors.put(track, row);
                model.apply(track.fingerprint(), row);
            }
            factors.apply(track.fingerprint(), before.steps(), update);
        }
    }
}
