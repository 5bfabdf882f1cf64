package dev.segue.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.training.AlsSearch;
import dev.segue.training.Tried;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a search for settings has tried so far, in a file, so that it can go on after it was stopped.
///
/// The first line says what is searched; then one JSON document a line, each a trial. A last line that was
/// cut off is tried again.
final class SearchJournal implements AlsSearch.Journal {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final Map<String, Tried> known = new HashMap<>();

    /// @param search what is searched, on one line
    /// @throws CommandFailure when the file is about another search
    SearchJournal(Path file, String search) throws IOException {
        this.file = file;
        String text = Files.exists(file) ? Files.readString(file) : "";
        if (text.isEmpty()) {
            append(search);
            return;
        }
        List<String> lines = text.lines().toList();
        if (!lines.getFirst().equals(search)) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "%s is the journal of another search; name another with --journal, or delete it".formatted(file));
        }
        lines.stream().skip(1).forEach(this::read);
        if (!text.endsWith("\n")) {
            append("");
        }
    }

    @Override
    public Optional<Tried> known(int candidate, int rung) {
        return Optional.ofNullable(known.get(candidate + " " + rung));
    }

    @Override
    public void write(Tried tried) throws IOException {
        append(Json.line(tried));
    }

    private void append(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void read(String line) {
        try {
            Tried tried = MAPPER.readValue(line, Tried.class);
            known.put(tried.candidate() + " " + tried.rung(), tried);
        } catch (JsonProcessingException cutOff) {
            System.err.printf("a line of %s does not read and is tried again: %s%n", file, line);
        }
    }
}
