package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.training.AlsSearch;
import dev.segue.training.AlsSpace;
import dev.segue.training.InteractionLog;
import dev.segue.training.Searched;
import dev.segue.training.Split;
import dev.segue.training.Tried;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that have the settings of a fit searched for.
final class SearchOptions {

    @Option(
            names = "--candidates",
            paramLabel = "N",
            description = "Search for how vectors are fitted: of N settings, those of the service and random ones of"
                    + " ridge, weight of the missing and scaling, most are dropped early, and the best in"
                    + " cross-validation is trained. Default: no search.")
    private Optional<Integer> candidates = Optional.empty();

    @Option(
            names = "--dimensions",
            paramLabel = "N",
            split = ",",
            description = "The search draws the length of the vectors from these; a service must be set to the one that"
                    + " is found. Default: segue.factors.dimensions alone.")
    private List<Integer> dimensions = new ArrayList<>();

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Where what the search has tried is kept; started again, it goes on from it. Default: none.")
    private Optional<Path> journal = Optional.empty();

    /// Searches, where that was asked for.
    ///
    /// @param names what the log is called
    /// @param fits what is searched around, and how it is validated
    Optional<Searched> searched(
            List<String> names, InteractionLog log, Split split, int threads, Settings loaded, FoldsOptions fits)
            throws IOException {
        if (candidates.isEmpty()) {
            refuseWithoutSearch();
            return Optional.empty();
        }
        if (candidates.get() < 2) {
            throw new CommandFailure(ExitStatus.USAGE, "--candidates must be 2 or more");
        }
        List<Integer> lengths = dimensions.isEmpty() ? List.of(loaded.factors().dimensions()) : List.copyOf(dimensions);
        AlsSpace space = new AlsSpace(fits.first(loaded), lengths, fits.scalings(), fits.seed());
        AlsSearch search = new AlsSearch(log, loaded.factors(), split, fits.folds(), space);
        try (RungProgress progress = new RungProgress(fits.folds())) {
            return Optional.of(search.run(candidates.get(), threads, journal(names, search), progress));
        }
    }

    /// Prints what the last rung came to.
    static void print(Searched searched, PrintStream err) {
        for (Tried one : searched.last()) {
            err.println(String.format(
                    Locale.ROOT,
                    "candidate %d: dimensions %d, missing %s, ridge %s, scaling %s: validation NDCG@20 %.4f,"
                            + " deviation %.4f over blocks of time",
                    one.candidate(),
                    one.settings().dimensions(),
                    one.settings().missing(),
                    one.settings().ridge(),
                    one.settings().scaling(),
                    one.validated().mean(),
                    one.validated().deviation()));
        }
        err.println("candidate %d is trained; 0 is what the service has".formatted(searched.best()));
    }

    private void refuseWithoutSearch() {
        if (!dimensions.isEmpty() || journal.isPresent()) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "--dimensions and --journal are those of a search; ask for one with --candidates");
        }
    }

    private AlsSearch.Journal journal(List<String> names, AlsSearch search) throws IOException {
        return journal.isEmpty()
                ? AlsSearch.Journal.NONE
                : new SearchJournal(
                        journal.get(),
                        "%s, %d interactions up to %s, %d candidates on %d blocks, %s, %s"
                                .formatted(
                                        names,
                                        search.log().size(),
                                        search.log().at(search.log().size() - 1),
                                        candidates.orElse(0),
                                        search.folds(),
                                        search.space(),
                                        search.serving()));
    }

    /// A progress bar a rung.
    private static final class RungProgress implements AlsSearch.Listener, AutoCloseable {

        private final int folds;
        private Optional<Progress> bar = Optional.empty();

        RungProgress(int folds) {
            this.folds = folds;
        }

        @Override
        public void rung(int number, int of, int candidates, int interactions) {
            close();
            bar = Optional.of(Progress.start(
                    String.format(
                            Locale.ROOT,
                            "rung %d of %d, %d candidates on %,d interactions",
                            number,
                            of,
                            candidates,
                            interactions),
                    "fits",
                    (long) folds * candidates));
        }

        @Override
        public void foldDone() {
            bar.ifPresent(progress -> progress.add(1));
        }

        @Override
        public void close() {
            bar.ifPresent(Progress::close);
            bar = Optional.empty();
        }
    }
}
