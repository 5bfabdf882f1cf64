package dev.segue.evaluation.tuning;

import dev.segue.evaluation.Entry;
import dev.segue.evaluation.OfflineLoop;
import dev.segue.evaluation.SegueContestant;
import dev.segue.learning.colistens.CoListenSettings;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.listener.ListenerSettings;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Recommender;

/// Settings of everything that decides about quality.
///
/// @param coListens how successors are kept
/// @param trending how trending tracks are counted
/// @param blend how candidates are collected and blended
/// @param ranker how the order is learnt
public record Configuration(
        CoListenSettings coListens, TrendingSettings trending, BlendSettings blend, RankerSettings ranker) {

    /// What serves.
    public static final Configuration DEFAULTS = new Configuration(
            CoListenSettings.DEFAULTS, TrendingSettings.DEFAULTS, BlendSettings.DEFAULTS, RankerSettings.DEFAULTS);

    /// Returns Segue under these settings.
    public Entry entry(String name, ListenerSettings sessions) {
        return new Entry(name, () -> {
            Recommender recommender = new Recommender(blend);
            return new SegueContestant(
                    name, new OfflineLoop(sessions, coListens, trending, ranker, recommender), recommender);
        });
    }
}
