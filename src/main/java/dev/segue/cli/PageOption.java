package dev.segue.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// The option of commands that can write what they found as a page.
final class PageOption {

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with tables and curves.")
    private Optional<Path> file = Optional.empty();

    /// Writes the page, where one is wanted.
    void write(Supplier<String> html) {
        file.ifPresent(path -> {
            try {
                Files.writeString(path, html.get());
            } catch (IOException e) {
                throw new CommandFailure(
                        ExitStatus.FAILED, "--html %s cannot be written: %s".formatted(path, Failures.reason(e)), e);
            }
        });
    }
}
