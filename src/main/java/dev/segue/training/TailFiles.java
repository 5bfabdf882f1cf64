package dev.segue.training;

import dev.segue.learning.ranker.RankerWeights;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files of a tail, which travel with those of its generation: `tail.json`, which holds the digests of the
/// others, `tail-vectors.bin` and `tail-ranker.bin`, which are as [GenerationFiles] says.
final class TailFiles {

    static final String MANIFEST = "tail.json";
    private static final String VECTORS = "tail-vectors.bin";
    private static final String RANKER = "tail-ranker.bin";

    private TailFiles() {}

    /// Returns the files by name.
    ///
    /// @param generation the id of the generation
    static Map<String, byte[]> of(String generation, Tail tail) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(VECTORS, GenerationFiles.ofVectors(tail.factors()));
        files.put(RANKER, GenerationFiles.ofRanker(tail.ranker()));
        Map<String, String> checksums = new TreeMap<>();
        files.forEach((name, bytes) -> checksums.put(name, PackedGeneration.digest(bytes)));
        TailManifest manifest = new TailManifest(
                generation,
                tail.events(),
                tail.from().toString(),
                tail.until().toString(),
                tail.factors().tracks().size(),
                tail.newTracks(),
                tail.factors().listeners().size(),
                tail.ranker().steps(),
                checksums);
        files.put(MANIFEST, PackedGeneration.MAPPER.writeValueAsBytes(manifest));
        return files;
    }

    /// Reads the tail of a generation; empty when it has none.
    ///
    /// @param generation the id of the generation
    /// @throws BrokenGeneration when it is not whole, or that of another
    static Optional<Tail> read(PackedGeneration packed, String generation, int dimensions) throws IOException {
        Optional<TailManifest> found = manifest(packed);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        TailManifest manifest = found.get();
        try {
            TrainedFactors factors = GenerationFiles.readVectors(packed.checked(VECTORS, manifest.checksums()));
            RankerWeights ranker = GenerationFiles.readRanker(packed.checked(RANKER, manifest.checksums()));
            boolean sound = manifest.generation().equals(generation)
                    && factors.dimensions() == dimensions
                    && factors.tracks().size() == manifest.tracks()
                    && factors.listeners().size() == manifest.listeners();
            if (!sound) {
                throw new BrokenGeneration("the tail of %s is not what its manifest says, or that of another generation"
                        .formatted(packed.place()));
            }
            return Optional.of(new Tail(
                    manifest.events(),
                    Instant.parse(manifest.from()),
                    Instant.parse(manifest.until()),
                    manifest.newTracks(),
                    factors,
                    ranker));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new BrokenGeneration(
                    "the tail of %s does not read: %s".formatted(packed.place(), unreadable.getMessage()), unreadable);
        }
    }

    /// Reads what the tail of a generation says of itself; empty when it has none.
    static Optional<TailManifest> manifest(PackedGeneration packed) throws BrokenGeneration {
        byte[] text = packed.files().get(MANIFEST);
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(PackedGeneration.MAPPER.readValue(text, TailManifest.class));
        } catch (IOException unreadable) {
            throw new BrokenGeneration(
                    "the manifest of the tail of %s does not read".formatted(packed.place()), unreadable);
        }
    }
}
