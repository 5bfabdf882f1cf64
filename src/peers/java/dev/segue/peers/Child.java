package dev.segue.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A process of its own: what it says on standard output as JSON, a document a line, is what it has measured; all else
/// goes on to standard error.
///
/// @param command the program and its arguments
/// @param environment what is set for it besides ours
record Child(List<String> command, Map<String, String> environment) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// Returns a main class on a JVM.
    static Child java(Path home, List<String> options, String classPath, String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        return new Child(command, Map.of());
    }

    /// Runs it to its end.
    ///
    /// @throws IllegalStateException when it fails
    List<JsonNode> run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<JsonNode> documents = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("{")) {
                    documents.add(MAPPER.readTree(line));
                } else {
                    System.err.println(line);
                }
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException("%s ended with %d".formatted(String.join(" ", command), status));
            }
        } finally {
            process.destroy();
        }
        return documents;
    }
}
