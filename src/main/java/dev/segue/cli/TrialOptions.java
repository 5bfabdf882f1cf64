package dev.segue.cli;

import dev.segue.app.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options of commands that compare generations.
final class TrialOptions {

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "The recording that the generations were trained on, or one that goes on from it: what comes"
                    + " after both were cut off is asked for. Default: what the topic of listening events holds.")
    private Optional<Path> recording = Optional.empty();

    @Option(
            names = "--latest",
            paramLabel = "N",
            description = "Read at most the latest N events of the topic of listening events."
                    + " Default: ${DEFAULT-VALUE}.")
    private long latest = 2_000_000;

    @Option(names = "--every", paramLabel = "N", description = "Score each N-th play. Default: ${DEFAULT-VALUE}.")
    private int every = 1;

    @Option(names = "--seed", paramLabel = "S", description = "Of the intervals. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Contestants that work at once; it changes no figure. Default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// Returns whether a recording was named.
    boolean isRecorded() {
        return recording.isPresent();
    }

    /// Returns the trial.
    GenerationTrial trial(Settings settings) {
        if (every < 1 || threads < 1) {
            throw new CommandFailure(ExitStatus.USAGE, "--every and --threads must be 1 or more");
        }
        return new GenerationTrial(history(settings), every, seed, threads);
    }

    /// Returns what the topic of listening events holds.
    RetainedHistory retained(Settings settings) {
        if (latest < 1) {
            throw new CommandFailure(ExitStatus.USAGE, "--latest must be 1 or more");
        }
        return RetainedHistory.open(settings, latest);
    }

    private History history(Settings settings) {
        if (recording.isEmpty()) {
            return retained(settings);
        }
        try {
            return RecordedHistory.of(List.of(recording.get()), Long.MAX_VALUE, settings);
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
