package dev.segue.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What another program found when it counted the input again.
///
/// @param equal whether it found no difference
/// @param document what it printed, if that was JSON
record Recounted(boolean equal, JsonNode document) {

    /// Runs the program and waits for it.
    static Recounted by(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toAbsolutePath().toString()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Recounted(process.waitFor() == 0, parse(printed));
        } catch (IOException e) {
            throw new UncheckedIOException("the recount %s does not run".formatted(program), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
    }

    private static JsonNode parse(String printed) {
        try {
            return Json.read(printed);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
