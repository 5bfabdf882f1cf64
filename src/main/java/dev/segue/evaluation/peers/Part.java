package dev.segue.evaluation.peers;

import dev.segue.evaluation.Contestant;
import dev.segue.evaluation.OfflineLoop;
import dev.segue.evaluation.Question;
import dev.segue.events.Interaction;
import dev.segue.events.TrackId;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.RankRequest;
import dev.segue.ranking.Ranked;
import dev.segue.ranking.Ranked.RankedTrack;
import dev.segue.ranking.Recommender;
import dev.segue.ranking.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Segue's own sources, one alone or in the fixed blend, by the code that serves; at once, or as a nightly batch.
///
/// As a nightly batch the listener's own row is of now, while the model is one that has learnt all events up to
/// the last midnight (UTC, of event time): since owners keep sums that commute, that is what retraining on the
/// whole log would give.
final class Part implements Contestant {

    private static final long DAY_MILLIS = 86_400_000L;

    private final String name;
    private final Recommender recommender;
    private final OfflineLoop listeners;
    private final OfflineLoop owners;
    private final List<Interaction> today = new ArrayList<>();
    private final boolean isNightly;
    private long day = Long.MIN_VALUE;

    private Part(String name, BlendSettings settings, CoListenSettings coListens, boolean isNightly) {
        this.name = name;
        this.recommender = new Recommender(settings);
        FactorSettings factors = settings.mixed().of(Source.FACTORS) > 0 ? FactorSettings.DEFAULTS : FactorSettings.OFF;
        this.listeners = loop(coListens, factors);
        this.owners = isNightly ? loop(coListens, factors) : listeners;
        this.isNightly = isNightly;
    }

    /// Returns sources whose model learns event by event.
    static Part atOnce(String name, BlendSettings settings) {
        return new Part(name, settings, CoListenSettings.DEFAULTS, false);
    }

    /// Returns sources whose model is that of the last midnight, its rows unpruned.
    static Part nightly(String name, BlendSettings settings) {
        CoListenSettings defaults = CoListenSettings.DEFAULTS;
        CoListenSettings unpruned =
                new CoListenSettings(defaults.halfLife(), 0, defaults.mergeEvery(), defaults.skipPenalty());
        return new Part(name, settings, unpruned, true);
    }

    private static OfflineLoop loop(CoListenSettings coListens, FactorSettings factors) {
        return new OfflineLoop(
                ListenerSettings.DEFAULTS,
                coListens,
                TrendingSettings.DEFAULTS,
                RankerSettings.DEFAULTS,
                factors,
                Recommender.blend(BlendSettings.DEFAULTS));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void advance(long toMillis) {
        listeners.advance(toMillis);
        long now = Math.floorDiv(toMillis, DAY_MILLIS);
        if (isNightly && now > day) {
            today.forEach(owners::learn);
            today.clear();
            owners.advance(now * DAY_MILLIS);
            day = now;
        }
    }

    @Override
    public List<TrackId> answer(Question question) {
        advance(question.at().toEpochMilli());
        RankRequest request =
                new RankRequest(question.mode(), question.limit(), Set.of(), Set.of(), question.at(), false);
        Ranked list = recommender.rank(listeners.view(question.listener()), owners.model(), request);
        return list.tracks().stream().map(RankedTrack::id).toList();
    }

    @Override
    public void learn(Interaction interaction) {
        advance(interaction.at().toEpochMilli());
        listeners.learn(interaction);
        if (isNightly) {
            today.add(interaction);
        }
    }
}
