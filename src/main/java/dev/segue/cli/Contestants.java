package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.evaluation.DividedLoop;
import dev.segue.evaluation.Entry;
import dev.segue.evaluation.FactorContestant;
import dev.segue.evaluation.LateStart;
import dev.segue.evaluation.OfflineLoop;
import dev.segue.evaluation.SegueContestant;
import dev.segue.evaluation.SequenceContestant;
import dev.segue.evaluation.StreamShape;
import dev.segue.evaluation.peers.Peers;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.factors.TrainedVectors;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.sequence.SequenceModel;
import dev.segue.ranking.Recommender;
import dev.segue.training.Generation;
import java.util.ArrayList;
import java.util.List;

/// Who takes part in a measurement.
final class Contestants {

    private static final String ENCODER = "encoder-trained";

    private Contestants() {}

    /// Returns the product's own full order, under the settings that serve.
    static Entry segue(Settings settings) {
        return segue("segue", settings);
    }

    /// Returns the same under another name.
    static Entry segue(String name, Settings settings) {
        return new Entry(name, () -> {
            Recommender recommender = new Recommender(settings.blend());
            return new SegueContestant(name, loop(settings, recommender), recommender);
        });
    }

    /// Returns the same, learning as the stream does: in tasks that hear of each other late, under a budget.
    static Entry divided(String name, Settings settings, StreamShape shape) {
        return new Entry(name, () -> {
            Recommender recommender = new Recommender(settings.blend());
            return new SegueContestant(
                    name,
                    new DividedLoop(
                            settings.listener(),
                            settings.coListens(),
                            settings.trending(),
                            settings.ranker(),
                            settings.factors(),
                            recommender,
                            shape),
                    recommender);
        });
    }

    /// Returns the product's own full order, going on from a generation where that was cut off.
    ///
    /// @param event the number of the first event that the generation has not learnt
    static Entry startedFrom(String name, Generation generation, long event, Settings settings) {
        TrainedVectors vectors = generation.factors().toVectors();
        Settings suited = suited(settings, generation.factors().dimensions());
        return new Entry(name, () -> {
            Recommender recommender = new Recommender(suited.blend());
            OfflineLoop loop = loop(suited, recommender);
            return new LateStart(new SegueContestant(name, loop, recommender), event, () -> {
                loop.start(vectors, generation.ranker());
                generation.sequence().ifPresent(loop::start);
            });
        });
    }

    /// Returns the product's order and the factors alone, each learning online throughout and each going on from a
    /// generation where that was cut off; and the generation's encoder alone, where it has one.
    ///
    /// @param event the number of the first event that the generation has not learnt
    static List<Entry> startedFrom(Generation generation, long event, Settings settings) {
        TrainedVectors vectors = generation.factors().toVectors();
        RankerWeights weights = generation.ranker();
        FactorSettings suited =
                suited(settings, generation.factors().dimensions()).factors();
        List<Entry> entries = new ArrayList<>(List.of(
                segue(settings),
                startedFrom("segue-trained", generation, event, settings),
                new Entry("factors", () -> new FactorContestant("factors", settings.factors())),
                new Entry("factors-trained", () -> {
                    FactorContestant factors = new FactorContestant("factors-trained", suited);
                    return new LateStart(factors, event, () -> factors.start(vectors, weights));
                })));
        generation.sequence().ifPresent(sequence -> entries.add(encoder(sequence, event)));
        return entries;
    }

    /// Returns the settings of a service that takes vectors of a length: others would be passed over.
    static Settings suited(Settings settings, int dimensions) {
        return settings.withFactors(settings.factors().withDimensions(dimensions));
    }

    private static Entry encoder(SequenceModel sequence, long event) {
        return new Entry(ENCODER, () -> {
            SequenceContestant alone = new SequenceContestant(ENCODER);
            return new LateStart(alone, event, () -> alone.start(sequence));
        });
    }

    /// Returns the whole loop under the settings that serve, having seen nothing.
    static OfflineLoop loop(Settings settings, Recommender recommender) {
        return new OfflineLoop(
                settings.listener(),
                settings.coListens(),
                settings.trending(),
                settings.ranker(),
                settings.factors(),
                recommender);
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
