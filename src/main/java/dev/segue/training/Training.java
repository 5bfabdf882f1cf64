package dev.segue.training;

import dev.segue.learning.factors.FactorSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Fits vectors to a log, stops in time, and measures what it has made on what it has not seen.
///
/// The log is cut by time. On the first part epochs are run until the validation part stops gaining from them;
/// then both are fitted anew for as many epochs, rounded to the precision in which vectors are served, and
/// measured on the test part. What is measured is what is kept.
///
/// The result is a function of log, settings and split alone: not of threads or clocks.
public final class Training {

    private final InteractionLog log;
    private final AlsSettings settings;
    private final FactorSettings serving;
    private final Split split;
    private final Fits fits;

    /// @param serving how listeners will be folded in
    /// @param nanoClock times the epochs; nothing else depends on it
    public Training(
            InteractionLog log, AlsSettings settings, FactorSettings serving, Split split, LongSupplier nanoClock) {
        this.log = log;
        this.settings = settings;
        this.serving = serving;
        this.split = split;
        this.fits = new Fits(log, settings, serving, nanoClock);
    }

    /// Trains.
    ///
    /// @param threads changes nothing but the time that it takes
    public Trained run(int threads, Watcher watcher) {
        try (Chunks chunks = new Chunks(threads)) {
            List<Epoch> epochs = fits.searched(split.validation(), split.test(), chunks, watcher);
            int best = Fits.bestOf(epochs);
            SparseRows met = Preferences.byListener(log, split.test());
            AlternatingSquares fit = fits.of(met, chunks);
            double loss = 0;
            for (int epoch = 1; epoch <= best; epoch++) {
                loss = fit.epoch();
                watcher.fitted(epoch, best);
            }
            fit.tracks().roundToHalves();
            FitTracks tracks = new FitTracks(fit.tracks(), fit.byTrack(), serving);
            HeldOut test = fits.heldOut(split.test(), split.end(), met, fit, chunks);
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
                    Measured.of(scores, test.ofPopular(), settings.seed()),
                    List.of(),
                    Optional.empty());
        }
    }
}
