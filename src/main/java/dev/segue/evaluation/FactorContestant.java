package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.TrainedVectors;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.ListenerFactors;
import dev.segue.ranking.Recommender;
import java.util.List;

/// The factors alone: the tracks whose vectors have the greatest products with the listener's.
public final class FactorContestant implements Contestant {

    private final String name;
    private final OfflineLoop loop;
    private final MetTracks met = new MetTracks();

    /// Creates a contestant that has learnt nothing.
    public FactorContestant(String name, FactorSettings settings) {
        this.name = name;
        this.loop = new OfflineLoop(
                ListenerSettings.DEFAULTS,
                CoListenSettings.DEFAULTS,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                settings,
                Recommender.blend(BlendSettings.DEFAULTS));
    }

    /// Goes on from what a training has made.
    public void start(TrainedVectors vectors, RankerWeights weights) {
        loop.start(vectors, weights);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<TrackId> answer(Question question) {
        return ListenerFactors.of(
                        loop.view(question.listener()).taste(),
                        loop.model(),
                        loop.model().vectors())
                .map(factors -> met.idsOf(factors.best(question.limit(), met.admittedTo(question))))
                .orElse(List.of());
    }

    @Override
    public void learn(Interaction interaction) {
        if (interaction instanceof WithTrack about) {
            met.note(about);
        }
        loop.learn(interaction);
    }
}
