package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.evaluation.Entry;
import dev.segue.evaluation.OfflineLoop;
import dev.segue.evaluation.SegueContestant;
import dev.segue.evaluation.peers.Peers;
import dev.segue.ranking.Recommender;
import java.util.List;

/// Who takes part in a measurement.
final class Contestants {

    private Contestants() {}

    /// Returns the product's own full order, under the settings that serve.
    static Entry segue(Settings settings) {
        return new Entry("segue", () -> {
            Recommender recommender = new Recommender(settings.blend());
            OfflineLoop loop = new OfflineLoop(
                    settings.listener(),
                    settings.coListens(),
                    settings.trending(),
                    settings.ranker(),
                    settings.factors(),
                    recommender);
            return new SegueContestant("segue", loop, recommender);
        });
    }

    /// Returns others to compare with, by name.
    ///
    /// @param seed salts ties and starts random numbers
    static List<Entry> peers(List<String> names, long seed) {
        return names.stream()
                .map(name -> new Entry(name, () -> Peers.create(name, seed)))
                .toList();
    }
}
