package dev.segue.training;

import dev.segue.events.Fingerprint;
import dev.segue.learning.sequence.Histories;
import dev.segue.learning.sequence.SequenceModel;
import dev.segue.learning.sequence.SequenceSettings;
import dev.segue.learning.sequence.SequenceTrainer;
import dev.segue.learning.sequence.TrackTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Trains an encoder of listeners' latest tracks as [Training] fits factors: stops by the validation part, trains anew
/// for as many epochs with that part too, and measures what is kept on the test part.
///
/// The result is a function of log, settings and split alone: not of threads or clocks.
public final class SequenceTraining {

    /// How many questions are asked at most.
    private static final int ASKED = 5_000;

    private final InteractionLog log;
    private final SequenceSettings settings;
    private final Split split;
    private final LongSupplier nanoClock;
    private final Histories histories;

    /// @param nanoClock times the epochs; nothing else depends on it
    public SequenceTraining(InteractionLog log, SequenceSettings settings, Split split, LongSupplier nanoClock) {
        this.log = log;
        this.settings = settings;
        this.split = split;
        this.nanoClock = nanoClock;
        this.histories = SequenceHistories.of(log);
    }

    private record Fit(TrackTable table, SequenceTrainer trainer) {}

    /// Trains.
    ///
    /// @param threads changes nothing but the time that it takes
    /// @throws IllegalArgumentException when there is nothing to learn from
    public TrainedSequence run(int threads, Watcher watcher) {
        try (Chunks chunks = new Chunks(threads)) {
            List<Epoch> epochs = new ArrayList<>();
            SequenceModel early = searched(epochs, chunks, watcher);
            int best = Fits.bestOf(epochs);
            Fit fit = fit(split.test());
            double loss = 0;
            for (int epoch = 1; epoch <= best; epoch++) {
                loss = fit.trainer.epoch(epoch, chunks::apart);
                watcher.fitted(epoch, best);
            }
            NextTracks test = questions(fit, split.test(), split.end());
            Scores scores = test.of(fit.trainer::encoder, true, chunks);
            SequenceModel model = modelOf(fit);
            return new TrainedSequence(
                    model,
                    early,
                    new FittedSequence(
                            settings,
                            fit.trainer.examples(),
                            model.tracks().size(),
                            model.artists().size(),
                            epochs,
                            best,
                            loss,
                            fit.trainer.skipped(),
                            test.size(),
                            Measured.of(scores, test.ofPopular(split.test(), chunks), settings.seed())));
        }
    }

    /// Adds the epochs of the search, and returns the model after the best of them.
    private SequenceModel searched(List<Epoch> epochs, Chunks chunks, Watcher watcher) {
        Fit fit = fit(split.validation());
        NextTracks validation = questions(fit, split.validation(), split.test());
        SequenceModel early = modelOf(fit);
        while (epochs.size() < settings.epochs() && epochs.size() < Fits.bestOf(epochs) + settings.patience()) {
            long startNanos = nanoClock.getAsLong();
            double loss = fit.trainer.epoch(epochs.size() + 1, chunks::apart);
            double ndcg = validation.of(fit.trainer::encoder, false, chunks).ndcg();
            Epoch epoch = new Epoch(epochs.size() + 1, loss, ndcg);
            epochs.add(epoch);
            early = Fits.bestOf(epochs) == epoch.number() ? modelOf(fit) : early;
            watcher.validated(epoch, nanoClock.getAsLong() - startNanos);
        }
        return early;
    }

    private Fit fit(int end) {
        int[] artists = new int[log.trackCount()];
        for (int track = 0; track < artists.length; track++) {
            artists[track] = log.artistOf(track);
        }
        TrackTable table = TrackTable.of(
                histories,
                end,
                artists,
                settings.shape().dimensions(),
                settings.listeners(),
                settings.most(),
                settings.seed());
        SequenceTrainer trainer = new SequenceTrainer(histories, end, table, settings);
        if (trainer.examples() == 0) {
            throw new IllegalArgumentException(
                    "an encoder learns from tracks that %d listeners or more chose after another; there are none"
                            .formatted(settings.listeners()));
        }
        return new Fit(table, trainer);
    }

    private NextTracks questions(Fit fit, int learnt, int end) {
        return new NextTracks(histories, fit.table, settings.shape().dimensions(), learnt, end, ASKED, settings.seed());
    }

    private SequenceModel modelOf(Fit fit) {
        return fit.trainer.model(
                track -> log.trackId(track).fingerprint(), track -> Fingerprint.of(log.artist(log.artistOf(track))));
    }
}
