package dev.segue.training;

import dev.segue.learning.factors.FactorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Fits of one log under one setting: to any beginning of it, and asked about any part that comes after.
///
/// @param log what listeners did
/// @param settings how vectors are fitted
/// @param serving how listeners will be folded in
/// @param nanoClock times the epochs; nothing else depends on it
record Fits(InteractionLog log, AlsSettings settings, FactorSettings serving, LongSupplier nanoClock) {

    /// How many listeners are asked at most.
    private static final int ASKED = 5_000;

    /// What an epoch must gain to count as better.
    private static final double GAIN = 1e-5;

    Fits {
        if (serving.dimensions() != settings.dimensions()) {
            throw new IllegalArgumentException("vectors of %d dimensions cannot serve where they have %d"
                    .formatted(settings.dimensions(), serving.dimensions()));
        }
    }

    /// Runs epochs until the part that comes after stops gaining from them.
    ///
    /// @param learnt how many interactions are learnt
    /// @param end where the part ends that is asked about
    List<Epoch> searched(int learnt, int end, Chunks chunks, Watcher watcher) {
        SparseRows met = Preferences.byListener(log, learnt);
        AlternatingSquares fit = of(met, chunks);
        HeldOut validation = heldOut(learnt, end, met, fit, chunks);
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

    /// Returns a fit that has not begun.
    AlternatingSquares of(SparseRows met, Chunks chunks) {
        return new AlternatingSquares(
                met, log.trackCount(), track -> log.trackId(track).fingerprint(), settings, chunks);
    }

    /// Returns a part of the log to ask about.
    HeldOut heldOut(int learnt, int end, SparseRows met, AlternatingSquares fit, Chunks chunks) {
        List<Question> questions =
                new QuestionMaker(log, learnt, end, met).questions(ASKED, serving.interactions(), settings.seed());
        return new HeldOut(questions, met, fit.byTrack(), chunks);
    }
}
