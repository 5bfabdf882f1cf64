package dev.segue.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The registry's memory on disk: a file of JSON lines, one per entry, forced to disk before the entry is agreed to.
///
/// A crash can leave half a last line; it was never agreed to and is cut off at the next start. One process at a time:
/// the directory is locked.
final class RegistryJournal implements AutoCloseable {

    private static final String FILE = "schemas.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DirectoryLock lock;
    private final FileChannel channel;
    private final List<RegistryEntry> found;

    private RegistryJournal(DirectoryLock lock, FileChannel channel, List<RegistryEntry> found) {
        this.lock = lock;
        this.channel = channel;
        this.found = found;
    }

    /// Opens the journal in a directory, creating both when missing.
    ///
    /// @throws EmbeddedException when it cannot be read, or another process has it open
    static RegistryJournal open(Path dir) {
        DirectoryLock lock = DirectoryLock.take("the schema registry", dir);
        Path file = dir.resolve(FILE);
        try {
            return read(lock, file);
        } catch (IOException e) {
            lock.close();
            throw new EmbeddedException("the schema registry cannot use %s: %s".formatted(file, e.getMessage()), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static RegistryJournal read(DirectoryLock lock, Path file) throws IOException {
        byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int end = endOfLastLine(content);
        List<RegistryEntry> entries = parse(file, new String(content, 0, end, StandardCharsets.UTF_8));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(end);
        channel.position(end);
        return new RegistryJournal(lock, channel, entries);
    }

    private static int endOfLastLine(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static List<RegistryEntry> parse(Path file, String text) {
        List<RegistryEntry> entries = new ArrayList<>();
        for (String line : text.lines().toList()) {
            try {
                entries.add(entry(JSON.readTree(line)));
            } catch (JsonProcessingException | RuntimeException e) {
                throw new EmbeddedException(
                        "the schema registry cannot read line %d of %s: %s"
                                .formatted(entries.size() + 1, file, e.getMessage()),
                        e);
            }
        }
        return entries;
    }

    private static RegistryEntry entry(JsonNode line) {
        String subject = line.required("subject").asText();
        @Nullable JsonNode level = line.get("compatibility");
        return level == null
                ? new RegistryEntry.Registered(
                        subject,
                        line.required("version").asInt(),
                        line.required("id").asInt(),
                        line.required("schema").asText())
                : new RegistryEntry.Configured(subject, CompatibilityLevel.named(level.asText()));
    }

    /// Returns what was in the file when it was opened.
    List<RegistryEntry> entries() {
        return found;
    }

    /// Adds an entry; when this returns, it is on disk.
    ///
    /// @throws RegistryError when it cannot be written; the file is then as before
    void append(RegistryEntry entry) {
        try {
            long before = channel.position();
            try {
                write(entry);
            } catch (IOException e) {
                channel.truncate(before);
                channel.position(before);
                throw e;
            }
        } catch (IOException e) {
            throw new RegistryError(RegistryError.STORE_FAILED, "cannot write the journal: " + e.getMessage());
        }
    }

    private void write(RegistryEntry entry) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((json(entry) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
        channel.force(false);
    }

    private static ObjectNode json(RegistryEntry entry) {
        ObjectNode line = JSON.createObjectNode();
        return switch (entry) {
            case RegistryEntry.Registered(var subject, var version, var id, var schema) ->
                line.put("subject", subject)
                        .put("version", version)
                        .put("id", id)
                        .put("schema", schema);
            case RegistryEntry.Configured(var subject, var level) ->
                line.put("subject", subject).put("compatibility", level.name());
        };
    }

    @Override
    public void close() {
        try (lock) {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedException("the schema registry's journal cannot be closed: " + e.getMessage(), e);
        }
    }
}
