package dev.segue.evaluation;

import dev.segue.events.AddressedUpdate;
import dev.segue.events.HalfVector;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.TrainedVectors;
import dev.segue.learning.ranker.RankerLearner;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.ranker.RankerState;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.sequence.SequenceModel;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.ListenerSettings;
import dev.segue.listener.ListenerView;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Model;
import dev.segue.ranking.RankRequest;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Recommender;
import dev.segue.ranking.SequenceIndex;
import dev.segue.ranking.Shortlist;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The whole loop in one heap: listeners' rows, owners' rows and the model, through the same pure classes that serve.
///
/// It differs from the stream in timing only: what an owner learns is in the model at once. See [DividedLoop] for what
/// tasks and budgets make of it.
public final class OfflineLoop implements Loop {

    /// How many tracks of a list are looked at, to see what becomes of them: as many as the stream does.
    private static final int OFFERED = 20;

    private final Model model;
    private final ListenerTask listeners;
    private final TrackTask tracks;
    private final Recommender recommender;
    private final RankerSettings ranking;
    private RankerLearner ranker;
    private final Foresight foresight = new Foresight();

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
        this.model = new Model(trends, factors);
        this.listeners = new ListenerTask(sessions, model, this::send);
        this.tracks = new TrackTask(trends, coListens, model);
        this.recommender = recommender;
        this.ranking = ranking;
        this.ranker = new RankerLearner(ranking, model.ranker());
    }

    /// Puts what a training has made in the place of what was learnt online, and goes on learning from there. What is
    /// known about listeners, and what followed what, stays.
    public void start(TrainedVectors vectors, RankerWeights weights) {
        model.generations().restart(vectors, RankerState.of(weights));
        tracks.start(vectors);
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

    @Override
    public Optional<Foresight> foretold() {
        return Optional.of(foresight);
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public ListenerView view(ListenerId listener) {
        return listeners.view(listener);
    }

    /// Returns what a track has been to a listener.
    public KnownTrack known(ListenerId listener, TrackId track) {
        return listeners.known(listener, track);
    }

    @Override
    public void advance(long toMillis) {
        listeners.advance(toMillis);
    }

    /// Returns the vectors of the listeners who stand for everybody.
    public List<HalfVector> listeners() {
        return tracks.sample();
    }

    @Override
    public void learn(Interaction interaction) {
        advance(interaction.at().toEpochMilli());
        if (recommender.isLearned()) {
            teach(interaction);
        }
        listeners.learn(interaction);
    }

    /// Learns who has listened to what, and nothing that belongs to a generation: no vector and no weight moves.
    public void follow(Interaction interaction) {
        advance(interaction.at().toEpochMilli());
        listeners.follow(interaction);
    }

    /// Lets the ranker learn from what was played, and sees what became of what it would have offered, before anything
    /// else learns.
    private void teach(Interaction interaction) {
        switch (interaction) {
            case Played played -> {
                Shortlist list = offer(played);
                recommender
                        .choice(list, played.track().fingerprint())
                        .ifPresent(
                                choice -> ranker.learn(choice, played.listener().fingerprint()));
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

    private void send(AddressedUpdate update) {
        tracks.rows(update.track(), tracks.apply(update)).applyTo(model);
    }
}
