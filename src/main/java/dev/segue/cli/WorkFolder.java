package dev.segue.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/// The option of commands that need a folder for as long as they run.
final class WorkFolder {

    private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where a folder for the run is made, and deleted. Default: ${DEFAULT-VALUE}.")
    private Path dir = Path.of("target");

    /// A folder that is deleted when it is closed, as far as that is possible: what failed before it is what matters.
    ///
    /// @param path where it is
    record Made(Path path) implements AutoCloseable {

        @Override
        public void close() {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(one);
                }
            } catch (IOException | UncheckedIOException e) {
                LOG.warn("{} could not be deleted: {}", path, e.toString());
            }
        }
    }

    /// Makes a new folder.
    Made make() {
        try {
            Files.createDirectories(dir);
            return new Made(Files.createTempDirectory(dir, "bench-"));
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.FAILED, "no folder can be made in %s: %s".formatted(dir, e), e);
        }
    }
}
