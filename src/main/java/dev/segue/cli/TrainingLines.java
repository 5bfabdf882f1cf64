package dev.segue.cli;

import dev.segue.training.Epoch;
import dev.segue.training.Watcher;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Prints a line for every epoch that was validated, and a progress bar for the fit that is kept.
final class TrainingLines implements Watcher {

    private final PrintStream err;
    private final int most;
    private final List<Double> seconds = new ArrayList<>();
    private Optional<Progress> fit = Optional.empty();

    /// @param most how many epochs there are at most
    TrainingLines(PrintStream err, int most) {
        this.err = err;
        this.most = most;
    }

    @Override
    public void validated(Epoch epoch, long nanos) {
        seconds.add(nanos / 1e9);
        double mean =
                seconds.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        err.println(String.format(
                Locale.ROOT,
                "epoch %d of %d at most: loss %,.1f, validation NDCG@20 %.4f, %.2f s, at most %.0f s left",
                epoch.number(),
                most,
                epoch.loss(),
                epoch.validation(),
                nanos / 1e9,
                mean * (most - epoch.number())));
    }

    @Override
    public void fitted(int number, int of) {
        if (fit.isEmpty()) {
            fit = Optional.of(Progress.start("fitting on all but the test part", "epochs", of));
        }
        fit.get().add(1);
        if (number == of) {
            fit.get().close();
        }
    }

    /// Returns how long each validated epoch took.
    List<Double> seconds() {
        return List.copyOf(seconds);
    }
}
