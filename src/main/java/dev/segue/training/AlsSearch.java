package dev.segue.training;

import dev.segue.evaluation.tuning.SuccessiveHalving;
import dev.segue.learning.factors.FactorSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Searches for how vectors are fitted best: random settings, cross-validated on more and more of what is
/// learnt; most are dropped early ([SuccessiveHalving]).
///
/// A rung has the first part of what is learnt, cut into blocks of time as all of it is
/// ([CrossValidation]). Whoever asks about a fit folds listeners in as serving does, with vectors of the
/// candidate's length. The test part is left alone.
///
/// @param log what listeners did
/// @param serving how listeners will be folded in
/// @param split whose test part is left alone
/// @param folds how many blocks of time
/// @param space what candidates are drawn from
public record AlsSearch(InteractionLog log, FactorSettings serving, Split split, int folds, AlsSpace space) {

    /// Remembers what was tried, so that a search can go on after it was stopped.
    public interface Journal {

        /// Forgets everything.
        Journal NONE = new Journal() {

            @Override
            public Optional<Tried> known(int candidate, int rung) {
                return Optional.empty();
            }

            @Override
            public void write(Tried tried) {}
        };

        /// Returns what was found before.
        Optional<Tried> known(int candidate, int rung);

        /// Takes in what was found now.
        void write(Tried tried) throws IOException;
    }

    /// Hears how far a search has come.
    public interface Listener {

        /// A rung begins.
        ///
        /// @param number from 1
        /// @param of how many there are
        /// @param candidates how many are tried in it
        /// @param interactions on how many each
        void rung(int number, int of, int candidates, int interactions);

        /// A block of time is done.
        void foldDone();
    }

    /// Searches. The result does not depend on the number of threads, nor on what the journal knew.
    ///
    /// @param candidates how many are tried, from 2
    public Searched run(int candidates, int threads, Journal journal, Listener listener) throws IOException {
        List<Tried> tried = new ArrayList<>();
        int rungs = SuccessiveHalving.rungsFor(candidates);
        SuccessiveHalving.Outcome outcome = SuccessiveHalving.search(candidates, (numbers, rung) -> {
            int end = endOf(rung, rungs);
            listener.rung(rung + 1, rungs, numbers.size(), end);
            List<Double> scores = new ArrayList<>();
            for (int number : numbers) {
                Optional<Tried> known = journal.known(number, rung);
                Tried one = known.isPresent() ? known.get() : tried(number, rung, end, threads, listener);
                if (known.isEmpty()) {
                    journal.write(one);
                }
                tried.add(one);
                scores.add(one.validated().mean());
            }
            return scores;
        });
        return new Searched(outcome.best(), tried);
    }

    private int endOf(int rung, int rungs) {
        return (int) (split.test() / StrictMath.pow(SuccessiveHalving.FACTOR, rungs - 1.0 - rung));
    }

    private Tried tried(int number, int rung, int end, int threads, Listener listener) {
        AlsSettings settings = space.candidate(number);
        CrossValidation validation =
                new CrossValidation(log, serving.withDimensions(settings.dimensions()), end, folds);
        return new Tried(number, rung, end, settings, validation.of(settings, threads, listener::foldDone));
    }
}
