package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.evaluation.Entry;
import dev.segue.evaluation.OfflineLoop;
import dev.segue.evaluation.SegueContestant;
import dev.segue.ranking.BlendSettings;
import dev.segue.ranking.Recommender;
import dev.segue.ranking.Source;
import dev.segue.ranking.SourceWeights;
import java.util.Arrays;
import java.util.List;

/// Who takes part in a measurement.
final class Contestants {

    private Contestants() {}

    /// Returns the product's own full order, under the settings that serve.
    static Entry segue(Settings settings) {
        return of("segue", settings, BlendSettings.DEFAULTS);
    }

    /// Returns each of its sources alone.
    static List<Entry> parts(Settings settings) {
        return Arrays.stream(Source.values())
                .map(source -> of(nameOf(source), settings, alone(source)))
                .toList();
    }

    private static Entry of(String name, Settings settings, BlendSettings blend) {
        return new Entry(
                name,
                () -> new SegueContestant(
                        name,
                        new OfflineLoop(settings.listener(), settings.coListens(), settings.trending()),
                        new Recommender(blend)));
    }

    private static String nameOf(Source source) {
        return source == Source.SUCCESSORS ? "colistens" : source.wireName();
    }

    private static BlendSettings alone(Source source) {
        BlendSettings base = BlendSettings.DEFAULTS;
        SourceWeights only = SourceWeights.only(source);
        return new BlendSettings(
                only,
                only,
                only,
                base.recentPlays(),
                base.fade(),
                base.perSource(),
                base.leftOut(),
                base.damping(),
                base.shrinkage());
    }
}
