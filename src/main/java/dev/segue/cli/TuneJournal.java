package dev.segue.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// What a search has tried so far, in a file, so that it can go on after it was stopped.
///
/// The first line says what is searched; then one line a trial: candidate, rung, score. A last line that was cut off is
/// tried again.
final class TuneJournal {

    private final Path file;
    private final Map<String, Double> scores = new HashMap<>();

    /// @param search what is searched, on one line
    /// @throws CommandFailure when the file is about another search
    TuneJournal(Path file, String search) throws IOException {
        this.file = file;
        if (!Files.exists(file)) {
            Files.writeString(file, search + "\n");
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().equals(search)) {
            throw new CommandFailure(
                    ExitStatus.USAGE,
                    "%s is the journal of another search; name another with --journal, or delete it".formatted(file));
        }
        lines.stream().skip(1).map(line -> line.split(" ", -1)).forEach(this::read);
    }

    OptionalDouble scoreOf(int candidate, int rung) {
        Double score = scores.get(candidate + " " + rung);
        return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
    }

    void write(int candidate, int rung, double score) throws IOException {
        String line = String.format(Locale.ROOT, "%d %d %.17g .\n", candidate, rung, score);
        Files.writeString(file, line, StandardOpenOption.APPEND);
    }

    private void read(String[] columns) {
        if (columns.length == 4 && columns[3].equals(".")) {
            scores.put(columns[0] + " " + columns[1], Double.parseDouble(columns[2]));
        }
    }
}
