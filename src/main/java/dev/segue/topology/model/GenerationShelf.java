package dev.segue.topology.model;

import dev.segue.wire.GenerationRows;
import dev.segue.wire.GenerationRows.ChunkKey;
import dev.segue.wire.GenerationRows.Head;
import dev.segue.wire.GenerationRows.HeadKey;
import dev.segue.wire.GenerationRows.Serving;
import dev.segue.wire.GenerationRows.ServingKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What stands in `model-generations`, row after row.
///
/// The bytes of one generation at most are kept, until it is whole: chunks of a later one push out those of an earlier,
/// which was left half-written. Not thread-safe.
public final class GenerationShelf {

    private final Map<Integer, Head> heads = new TreeMap<>();
    private final Map<Integer, Set<String>> standing = new TreeMap<>();
    private final Map<Integer, byte[]> chunks = new TreeMap<>();
    private Optional<Serving> serving = Optional.empty();
    private int arriving;

    /// A generation that has come whole; whether it is sound, its checksums say.
    ///
    /// @param generation its number
    /// @param name what it is called where it was trained
    /// @param files its files by name
    public record Packed(int generation, String name, Map<String, byte[]> files) {

        public Packed {
            files = Map.copyOf(files);
        }
    }

    /// Takes in a row; returns the generation that it makes whole, if it does.
    ///
    /// @param value null when the row was taken back
    /// @throws RuntimeException when the row does not read, or is the head of a generation that is not whole
    public Optional<Packed> put(String key, byte @Nullable [] value) {
        return switch (GenerationRows.key(key)) {
            case ChunkKey chunk -> {
                note(chunk.generation(), key, value);
                put(chunk, value);
                yield Optional.empty();
            }
            case HeadKey head -> {
                note(head.generation(), key, value);
                yield value == null ? forget(head.generation()) : packed(head.generation(), value);
            }
            case ServingKey _ -> {
                serving = Optional.ofNullable(value).map(GenerationRows::readServing);
                yield Optional.empty();
            }
        };
    }

    /// Returns which generation is to serve; empty while that was never said.
    public Optional<Serving> serving() {
        return serving;
    }

    /// Returns the generations that came whole, by number.
    public Map<Integer, Head> heads() {
        return new TreeMap<>(heads);
    }

    /// Returns the keys of the rows that stand, by generation: of every one of which there was a row, be it whole or
    /// not.
    public Map<Integer, Set<String>> standing() {
        Map<Integer, Set<String>> keys = new TreeMap<>();
        standing.forEach((generation, ofOne) -> keys.put(generation, new TreeSet<>(ofOne)));
        return keys;
    }

    private void note(int generation, String key, byte @Nullable [] value) {
        Set<String> keys = standing.computeIfAbsent(generation, _ -> new TreeSet<>());
        var _ = value == null ? keys.remove(key) : keys.add(key);
    }

    private void put(ChunkKey chunk, byte @Nullable [] value) {
        if (value == null) {
            if (chunk.generation() == arriving) {
                chunks.remove(chunk.chunk());
            }
            return;
        }
        if (chunk.generation() < arriving) {
            return;
        }
        if (chunk.generation() > arriving) {
            arriving = chunk.generation();
            chunks.clear();
        }
        chunks.put(chunk.chunk(), value);
    }

    private Optional<Packed> forget(int generation) {
        heads.remove(generation);
        return Optional.empty();
    }

    private Optional<Packed> packed(int generation, byte[] value) {
        Head head = GenerationRows.readHead(value);
        long bytes = generation == arriving
                ? chunks.values().stream().mapToLong(chunk -> chunk.length).sum()
                : 0;
        if (chunks.size() != head.chunks() || bytes != head.bytes()) {
            throw new IllegalStateException("generation %d, %s, came with %d bytes of %d: it is not whole"
                    .formatted(generation, head.name(), bytes, head.bytes()));
        }
        Map<String, byte[]> files = new TreeMap<>();
        byte[] all = joined((int) bytes);
        int at = 0;
        for (Map.Entry<String, Integer> file : new TreeMap<>(head.files()).entrySet()) {
            byte[] content = new byte[file.getValue()];
            System.arraycopy(all, at, content, 0, content.length);
            at += content.length;
            files.put(file.getKey(), content);
        }
        chunks.clear();
        heads.put(generation, head);
        return Optional.of(new Packed(generation, head.name(), files));
    }

    private byte[] joined(int bytes) {
        byte[] all = new byte[bytes];
        int at = 0;
        for (byte[] chunk : chunks.values()) {
            System.arraycopy(chunk, 0, all, at, chunk.length);
            at += chunk.length;
        }
        return all;
    }
}
