package dev.segue.wire;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// The keys and rows of `model-generations`, a topic of one partition.
///
/// `number/0`, `number/1` … hold the files of a generation, one after the other in the order of their names and
/// cut into chunks; `number/head`, written after them, says what they are; `serving`, written after that, says
/// which generation serves.
public final class GenerationRows {

    /// The key of the row that says which generation serves.
    public static final String SERVING = "serving";

    /// Less than a broker takes at once, with room for the key.
    static final int CHUNK_BYTES = 512 * 1024;

    private static final String HEAD = "head";
    private static final int VERSION = 1;

    private GenerationRows() {}

    /// What a generation consists of.
    ///
    /// @param name what it is called where it was trained: a digest of everything in it
    /// @param chunks into how many chunks its files are cut
    /// @param files the sizes of its files, bytes, by name
    public record Head(String name, int chunks, Map<String, Integer> files) {

        public Head {
            files = Map.copyOf(files);
        }

        /// Returns how many bytes the files have in all.
        public long bytes() {
            return files.values().stream().mapToLong(Integer::longValue).sum();
        }
    }

    /// Which generation serves.
    ///
    /// @param serving its number; 0: what was learnt from the stream alone
    /// @param before the number of the one that served before, which is held and can serve again
    /// @param highest the highest number that was ever given
    public record Serving(int serving, int before, int highest) {

        /// Returns what is said when the one that served before serves again.
        public Serving turned() {
            return new Serving(/* serving= */ before, /* before= */ serving, highest);
        }
    }

    /// What a key is about.
    public sealed interface Key {}

    /// A chunk of a generation.
    ///
    /// @param generation which
    /// @param chunk its number, from 0
    public record ChunkKey(int generation, int chunk) implements Key {}

    /// The head of a generation.
    ///
    /// @param generation which
    public record HeadKey(int generation) implements Key {}

    /// Which generation serves.
    public record ServingKey() implements Key {}

    /// Returns the rows of a generation, in the order in which they must be written: the head last.
    public static Map<String, byte[]> rows(int generation, String name, Map<String, byte[]> files) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Map<String, Integer> sizes = new TreeMap<>();
        new TreeMap<>(files).forEach((file, bytes) -> {
            sizes.put(file, bytes.length);
            all.writeBytes(bytes);
        });
        byte[] bytes = all.toByteArray();
        Map<String, byte[]> rows = new LinkedHashMap<>();
        for (int at = 0; at < bytes.length; at += CHUNK_BYTES) {
            rows.put(
                    keyOfChunk(generation, rows.size()),
                    Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + CHUNK_BYTES)));
        }
        rows.put(keyOfHead(generation), write(new Head(name, rows.size(), sizes)));
        return rows;
    }

    /// Returns the key of a chunk.
    public static String keyOfChunk(int generation, int chunk) {
        return generation + "/" + chunk;
    }

    /// Returns the key of a head.
    public static String keyOfHead(int generation) {
        return generation + "/" + HEAD;
    }

    /// Reads a key.
    ///
    /// @throws IllegalArgumentException when it is none
    public static Key key(String text) {
        if (text.equals(SERVING)) {
            return new ServingKey();
        }
        int slash = text.indexOf('/');
        String rest = text.substring(slash + 1);
        if (slash < 1) {
            throw new IllegalArgumentException(
                    "key %s; expected %s, number/%s or number/chunk".formatted(text, SERVING, HEAD));
        }
        int generation = Integer.parseInt(text.substring(0, slash));
        return rest.equals(HEAD) ? new HeadKey(generation) : new ChunkKey(generation, Integer.parseInt(rest));
    }

    /// Writes a head.
    public static byte[] write(Head head) {
        RowWriter row = new RowWriter(VERSION, 256)
                .text(head.name())
                .unsigned(head.chunks())
                .unsigned(head.files().size());
        new TreeMap<>(head.files()).forEach((name, size) -> row.text(name).unsigned(size));
        return row.bytes();
    }

    /// Reads a head.
    public static Head readHead(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION, "head of a generation");
        String name = row.text();
        int chunks = row.count();
        Map<String, Integer> files = new TreeMap<>();
        for (int left = row.count(); left > 0; left--) {
            files.put(row.text(), row.count());
        }
        return new Head(name, chunks, files);
    }

    /// Writes which generation serves.
    public static byte[] write(Serving serving) {
        return new RowWriter(VERSION, 16)
                .unsigned(serving.serving())
                .unsigned(serving.before())
                .unsigned(serving.highest())
                .bytes();
    }

    /// Reads which generation serves.
    public static Serving readServing(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION, "serving generation");
        return new Serving(row.count(), row.count(), row.count());
    }
}
