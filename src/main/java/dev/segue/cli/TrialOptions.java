package dev.segue.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options of commands that compare generations.
final class TrialOptions {

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "The recording that the generations were trained on, or one that goes on from it: what comes"
                    + " after both were cut off is asked for.")
    private Optional<Path> recording = Optional.empty();

    @Option(names = "--every", paramLabel = "N", description = "Score each N-th play. Default: ${DEFAULT-VALUE}.")
    private int every = 1;

    @Option(names = "--seed", paramLabel = "S", description = "Of the intervals. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Contestants that work at once; it changes no figure. Default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// Returns the trial; empty when no recording was named.
    Optional<GenerationTrial> trial() {
        if (every < 1 || threads < 1) {
            throw new CommandFailure(ExitStatus.USAGE, "--every and --threads must be 1 or more");
        }
        return recording.map(file -> new GenerationTrial(file, every, seed, threads));
    }
}
