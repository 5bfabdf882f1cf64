package dev.segue.cli;

import dev.segue.training.Generation;
import dev.segue.training.GenerationFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// The option of commands that look at generations where they are kept.
final class GenerationsOptions {

    @Option(names = "--dir", paramLabel = "DIR", description = "Where they are kept. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("generations");

    /// Returns where they are kept.
    Path folder() {
        return folder;
    }

    /// Returns all of them, the broken ones too.
    List<GenerationFolder.Found> all() {
        try {
            return new GenerationFolder(folder).all();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitStatus.FAILED, "--dir %s cannot be read: %s".formatted(folder, Failures.reason(e)), e);
        }
    }

    /// Returns one, which must be whole.
    Generation whole(String id) {
        return read(folder.resolve(id));
    }

    /// Reads a generation that must be whole.
    static Generation read(Path folder) {
        try {
            return GenerationFolder.read(folder);
        } catch (IOException e) {
            throw new CommandFailure(ExitStatus.FAILED, Failures.reason(e), e);
        }
    }
}
