package dev.segue.training;

import dev.segue.learning.factors.FactorSettings;
import java.util.ArrayList;
import java.util.List;

/// Time-blocked cross-validation of how vectors are fitted.
///
/// What is learnt in the end, all but the test part, or the beginning of it, is cut: the first half is
/// always learnt, the rest is cut into blocks of as many interactions each. Before each block all that came
/// earlier is fitted, until the block stops gaining from more epochs. So a setting is judged at several
/// times, always on what came later, and the test part stays unseen.
///
/// Source: Bergmeir, Benítez, *On the use of cross-validation for time series predictor evaluation*,
/// Information Sciences 2012 (blocks in order of time; we learn from nothing that is later than a block).
///
/// @param log what listeners did
/// @param serving how listeners will be folded in
/// @param end the number of the first interaction that is left alone
/// @param folds how many blocks
public record CrossValidation(InteractionLog log, FactorSettings serving, int end, int folds) {

    private static final Watcher NOBODY = new Watcher() {

        @Override
        public void validated(Epoch epoch, long nanos) {}

        @Override
        public void fitted(int number, int of) {}
    };

    public CrossValidation {
        if (folds < 1 || end / 2 < folds) {
            throw new IllegalArgumentException(
                    "%d folds of %d interactions; expected 1 or more, each with something in it"
                            .formatted(folds, end / 2));
        }
    }

    /// Validates a setting. The result does not depend on the number of threads.
    ///
    /// @param foldDone hears of each block that is done
    public Validated of(AlsSettings settings, int threads, Runnable foldDone) {
        Fits fits = new Fits(log, settings, serving, () -> 0);
        List<Fold> done = new ArrayList<>();
        try (Chunks chunks = new Chunks(threads)) {
            for (int block = 0; block < folds; block++) {
                int learnt = cut(block);
                int until = cut(block + 1);
                List<Epoch> epochs = fits.searched(learnt, until, chunks, NOBODY);
                int best = Fits.bestOf(epochs);
                double ndcg = best == 0 ? 0 : epochs.get(best - 1).validation();
                done.add(new Fold(log.at(learnt).toString(), learnt, until - learnt, best, ndcg));
                foldDone.run();
            }
        }
        return new Validated(settings.scaling(), done);
    }

    private int cut(int block) {
        int half = end / 2;
        return half + (int) ((long) (end - half) * block / folds);
    }
}
