package dev.segue.embedded;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/// What a new schema of a subject must be able to do with data of the older ones; Confluent's names.
enum CompatibilityLevel {
    /// Anything goes.
    NONE(false, false, false),
    /// The new schema reads what the latest one wrote.
    BACKWARD(true, false, false),
    /// The new schema reads what any older one wrote.
    BACKWARD_TRANSITIVE(true, false, true),
    /// The latest schema reads what the new one writes.
    FORWARD(false, true, false),
    /// Every older schema reads what the new one writes.
    FORWARD_TRANSITIVE(false, true, true),
    /// Both directions, with the latest one.
    FULL(true, true, false),
    /// Both directions, with all older ones.
    FULL_TRANSITIVE(true, true, true);

    private final boolean newReadsOld;
    private final boolean oldReadsNew;
    private final boolean transitive;

    CompatibilityLevel(boolean newReadsOld, boolean oldReadsNew, boolean transitive) {
        this.newReadsOld = newReadsOld;
        this.oldReadsNew = oldReadsNew;
        this.transitive = transitive;
    }

    static CompatibilityLevel named(String name) {
        for (CompatibilityLevel level : values()) {
            if (level.name().equals(name)) {
                return level;
            }
        }
        throw new RegistryError(
                RegistryError.INVALID_LEVEL,
                "Invalid compatibility level '%s'. Valid values are %s".formatted(name, List.of(values())));
    }

    /// Returns what is incompatible, one line each; empty when the candidate may follow its predecessors.
    ///
    /// @param older the subject's schemas, oldest first
    List<String> objections(Schema candidate, List<Schema> older) {
        List<Schema> judged = transitive || older.isEmpty() ? older : List.of(older.getLast());
        return judged.stream()
                .flatMap(old -> objections(candidate, old).stream())
                .toList();
    }

    private List<String> objections(Schema candidate, Schema old) {
        List<String> backward = newReadsOld ? cannotRead(candidate, old, "the new schema", "the old one") : List.of();
        List<String> forward = oldReadsNew ? cannotRead(old, candidate, "the old schema", "the new one") : List.of();
        return Stream.concat(backward.stream(), forward.stream()).toList();
    }

    private static List<String> cannotRead(Schema reader, Schema writer, String readerName, String writerName) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(problem -> "%s cannot read data of %s: %s".formatted(readerName, writerName, text(problem)))
                .toList();
    }

    private static String text(Incompatibility problem) {
        return "%s at %s (%s)".formatted(problem.getType(), problem.getLocation(), problem.getMessage());
    }
}
