package dev.segue.cli;

import dev.segue.app.Settings;
import dev.segue.training.AlsSettings;
import dev.segue.training.CrossValidation;
import dev.segue.training.InteractionLog;
import dev.segue.training.Split;
import dev.segue.training.Validated;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// The options that say how vectors are fitted, and how that is chosen.
final class FoldsOptions {

    private static final int FOLDS = 3;

    @Option(names = "--epochs", paramLabel = "N", description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int epochs = 30;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Stop when so many epochs in a row were no better. Default: ${DEFAULT-VALUE}.")
    private int patience = 4;

    @Option(
            names = "--scaling",
            paramLabel = "X",
            split = ",",
            description = "How much harder listeners and tracks with more in them are pulled towards zero, from 0 to 2;"
                    + " of several, by commas, the best in cross-validation is taken. Default: 0.")
    private List<Float> scalings = new ArrayList<>(List.of(0f));

    @Option(
            names = "--folds",
            paramLabel = "N",
            description =
                    "Cross-validate on N blocks of time, each after a fit to all that came before it. Default: none,"
                            + " or 3 to choose among several settings.")
    private Optional<Integer> folds = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", description = "Of the first vectors. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    /// Returns the seed of all that is random.
    long seed() {
        return seed;
    }

    /// Returns on how many blocks of time settings are validated where they are chosen.
    int folds() {
        return folds.orElse(FOLDS);
    }

    /// Returns the values of the scaling that were named.
    List<Float> scalings() {
        return List.copyOf(scalings);
    }

    /// Returns the first setting, which the others are compared with.
    AlsSettings first(Settings loaded) {
        return of(scalings.getFirst(), loaded);
    }

    /// Cross-validates what was asked for.
    ///
    /// @return a line for each setting; nothing when there is but one and no folds were asked for
    List<Validated> validated(InteractionLog log, Split split, int threads, Settings loaded) {
        if (folds.isEmpty() && scalings.size() == 1) {
            return List.of();
        }
        CrossValidation validation = new CrossValidation(log, loaded.factors(), split.test(), folds());
        List<Validated> all = new ArrayList<>();
        try (Progress progress =
                Progress.start("cross-validating", "fits", (long) validation.folds() * scalings.size())) {
            for (float scaling : scalings) {
                all.add(validation.of(of(scaling, loaded), threads, () -> progress.add(1)));
            }
        }
        return all;
    }

    /// Returns the setting that is best by what was validated.
    AlsSettings best(List<Validated> validated, Settings loaded) {
        return validated.isEmpty()
                ? first(loaded)
                : of(Validated.best(validated).scaling(), loaded);
    }

    static void print(List<Validated> validated, PrintStream err) {
        for (Validated one : validated) {
            err.println(String.format(
                    Locale.ROOT,
                    "scaling %s: validation NDCG@20 %.4f, deviation %.4f over blocks of time (%s)",
                    one.scaling(),
                    one.mean(),
                    one.deviation(),
                    one.folds().stream()
                            .map(fold -> String.format(Locale.ROOT, "%.4f", fold.ndcg()))
                            .collect(Collectors.joining(", "))));
        }
    }

    private AlsSettings of(float scaling, Settings loaded) {
        return AlsSettings.of(loaded.factors(), scaling, epochs, patience, seed);
    }
}
