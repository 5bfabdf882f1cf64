package dev.segue.embedded;

import dev.segue.embedded.RegistryEntry.Configured;
import dev.segue.embedded.RegistryEntry.Registered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/// Which schemas a registry holds: subjects, their versions, and one id per schema whatever the subject.
///
/// Thread-safe: every method holds the lock. Each change is offered to the journal first and made when that returns.
final class SchemaVersions {

    private static final String GLOBAL = "";

    private final SequencedMap<String, List<Registered>> subjects = new TreeMap<>();
    private final Map<Integer, String> schemas = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, CompatibilityLevel> levels = new HashMap<>();
    private final Consumer<RegistryEntry> journal;

    SchemaVersions(List<RegistryEntry> entries, Consumer<RegistryEntry> journal) {
        this.journal = journal;
        levels.put(GLOBAL, CompatibilityLevel.BACKWARD);
        entries.forEach(this::apply);
    }

    private void apply(RegistryEntry entry) {
        switch (entry) {
            case Registered registered -> {
                subjects.computeIfAbsent(registered.subject(), _ -> new ArrayList<>())
                        .add(registered);
                schemas.put(registered.id(), registered.schema());
                ids.put(registered.schema(), registered.id());
            }
            case Configured(var subject, var level) -> levels.put(subject, level);
        }
    }

    private void agree(RegistryEntry entry) {
        journal.accept(entry);
        apply(entry);
    }

    /// Returns the id of a schema, making it the subject's next version when it is not one yet.
    synchronized int register(String subject, String text) {
        Schema schema = parse(text);
        Optional<Registered> known = find(subject, schema);
        if (known.isPresent()) {
            return known.get().id();
        }
        List<String> objections = objections(subject, schema, registered(subject));
        if (!objections.isEmpty()) {
            throw new RegistryError(
                    RegistryError.INCOMPATIBLE,
                    "Schema being registered is incompatible with an earlier schema for subject \"%s\": %s"
                            .formatted(subject, objections));
        }
        Integer id = ids.getOrDefault(schema.toString(), schemas.size() + 1);
        agree(new Registered(subject, registered(subject).size() + 1, id, schema.toString()));
        return id;
    }

    /// Returns what keeps a schema from following the given versions under the subject's level.
    synchronized List<String> objections(String subject, String text, List<Registered> older) {
        return objections(subject, parse(text), older);
    }

    private List<String> objections(String subject, Schema schema, List<Registered> older) {
        List<Schema> schemasOfOlder =
                older.stream().map(version -> parse(version.schema())).toList();
        return level(subject).objections(schema, schemasOfOlder);
    }

    synchronized Registered lookUp(String subject, String text) {
        versions(subject);
        return find(subject, parse(text))
                .orElseThrow(() -> new RegistryError(RegistryError.SCHEMA_NOT_FOUND, "Schema not found"));
    }

    private Optional<Registered> find(String subject, Schema schema) {
        String text = schema.toString();
        return registered(subject).stream()
                .filter(version -> version.schema().equals(text))
                .findFirst();
    }

    synchronized List<String> subjects() {
        return List.copyOf(subjects.keySet());
    }

    /// Returns a subject's versions, oldest first.
    ///
    /// @throws RegistryError when there is no such subject
    synchronized List<Registered> versions(String subject) {
        List<Registered> versions = registered(subject);
        if (versions.isEmpty()) {
            throw new RegistryError(RegistryError.SUBJECT_NOT_FOUND, "Subject '%s' not found.".formatted(subject));
        }
        return versions;
    }

    private List<Registered> registered(String subject) {
        return List.copyOf(subjects.getOrDefault(subject, List.of()));
    }

    /// Returns one version by number, `latest` or `-1`.
    synchronized Registered version(String subject, String version) {
        List<Registered> versions = versions(subject);
        if (version.equals("latest") || version.equals("-1")) {
            return versions.getLast();
        }
        int number = versionNumber(version);
        if (number > versions.size()) {
            throw new RegistryError(RegistryError.VERSION_NOT_FOUND, "Version %d not found.".formatted(number));
        }
        return versions.get(number - 1);
    }

    private static int versionNumber(String version) {
        try {
            int number = Integer.parseInt(version);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Refused below, together with numbers that are not positive.
        }
        throw new RegistryError(
                RegistryError.INVALID_VERSION,
                "The specified version '%s' is not a valid version id: expected 1 or more, or \"latest\""
                        .formatted(version));
    }

    synchronized String schema(int id) {
        String schema = schemas.get(id);
        if (schema == null) {
            throw new RegistryError(RegistryError.SCHEMA_NOT_FOUND, "Schema %d not found".formatted(id));
        }
        return schema;
    }

    synchronized List<Registered> usesOf(int id) {
        schema(id);
        return subjects.values().stream()
                .flatMap(List::stream)
                .filter(version -> version.id() == id)
                .toList();
    }

    synchronized Optional<CompatibilityLevel> ownLevel(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    synchronized CompatibilityLevel globalLevel() {
        return level(GLOBAL);
    }

    private CompatibilityLevel level(String subject) {
        return levels.getOrDefault(subject, levels.getOrDefault(GLOBAL, CompatibilityLevel.BACKWARD));
    }

    synchronized void configure(String subject, CompatibilityLevel level) {
        agree(new Configured(subject, level));
    }

    private static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw new RegistryError(RegistryError.INVALID_SCHEMA, "Invalid schema: " + e.getMessage());
        }
    }
}
