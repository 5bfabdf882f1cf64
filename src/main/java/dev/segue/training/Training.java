package dev.segue.training;

import dev.segue.learning.factors.FactorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Fits vectors to a log, stops in time, and measures what it has made on what it has not seen.
///
/// The log is cut by time. On the first part epochs are run until the validation part stops gaining from them;
/// then both are fitted anew for as many epochs, rounded to the precision in which vectors are served, and
/// measured on the test part. What is measured is what is kept.
///
/// The result is a function of log, settings and split alone: not of threads or clocks.
public final class Training {

    /// How many listeners are asked at most.
    private static final int ASKED = 5_000;

    /// What an epoch must gain to count as better.
    private static final double GAIN = 1e-5;

    private final InteractionLog log;
    private final AlsSettings settings;
    private final FactorSettings serving;
    private final Split split;
    private final LongSupplier nanoClock;

    /// @param serving how listeners will be folded in
    /// @param nanoClock times the epochs; nothing else depends on it
    public Training(
            InteractionLog log, AlsSettings settings, FactorSettings serving, Split split, LongSupplier nanoClock) {
        if (serving.dimensions() != settings.dimensions()) {
            throw new IllegalArgumentException("vectors of %d dimensions cannot serve where they have %d"
                    .formatted(settings.dimensions(), serving.dimensions()));
        }
        this.log = log;
        this.settings = settings;
        this.serving = serving;
        this.split = split;
        this.nanoClock = nanoClock;
    }

    /// Trains.
    ///
    /// @param threads changes nothing but the time that it takes
    public Trained run(int threads, Watcher watcher) {
        try (Chunks chunks = new Chunks(threads)) {
            List<Epoch> epochs = searched(chunks, watcher);
            int best = bestOf(epochs);
            SparseRows met = Preferences.byListener(log, split.test());
            AlternatingSquares fit = fitOf(met, chunks);
            double loss = 0;
            for (int epoch = 1; epoch <= best; epoch++) {
                loss = fit.epoch();
                watcher.fitted(epoch, best);
            }
            fit.tracks().roundToHalves();
            FitTracks tracks = new FitTracks(fit.tracks(), fit.byTrack(), serving);
            HeldOut test = heldOut(split.test(), split.end(), met, fit, chunks);
            Scores scores = test.of(tracks, serving);
            Folding folding = new Folding(tracks, tracks.gram(), serving);
            return new Trained(
                    TrainedFactors.of(log, tracks, folding, split.test(), serving.interactions()),
                    settings,
                    split,
                    epochs,
                    best,
                    loss,
                    scores.lists(),
                    Measured.of(scores, test.ofPopular(), settings.seed()));
        }
    }

    private List<Epoch> searched(Chunks chunks, Watcher watcher) {
        SparseRows met = Preferences.byListener(log, split.validation());
        AlternatingSquares fit = fitOf(met, chunks);
        HeldOut validation = heldOut(split.validation(), split.test(), met, fit, chunks);
        FitTracks tracks = new FitTracks(fit.tracks(), fit.byTrack(), serving);
        List<Epoch> epochs = new ArrayList<>();
        while (epochs.size() < settings.epochs() && epochs.size() < bestOf(epochs) + settings.patience()) {
            long startNanos = nanoClock.getAsLong();
            double loss = fit.epoch();
            double ndcg = validation.of(tracks, serving).ndcg();
            Epoch epoch = new Epoch(epochs.size() + 1, loss, ndcg);
            epochs.add(epoch);
            watcher.validated(epoch, nanoClock.getAsLong() - startNanos);
        }
        return epochs;
    }

    /// Returns the number of the first epoch that no other is noticeably better than; 0 without epochs.
    static int bestOf(List<Epoch> epochs) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (Epoch epoch : epochs) {
            if (epoch.validation() > highest + GAIN) {
                best = epoch.number();
                highest = epoch.validation();
            }
        }
        return best;
    }

    private AlternatingSquares fitOf(SparseRows met, Chunks chunks) {
        return new AlternatingSquares(
                met, log.trackCount(), track -> log.trackId(track).fingerprint(), settings, chunks);
    }

    private HeldOut heldOut(int learnt, int end, SparseRows met, AlternatingSquares fit, Chunks chunks) {
        List<Question> questions =
                new QuestionMaker(log, learnt, end, met).questions(ASKED, serving.interactions(), settings.seed());
        return new HeldOut(questions, met, fit.byTrack(), chunks);
    }
}
