package dev.segue.training;

import dev.segue.learning.ranker.RankerWeights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Generations as folders of a folder, each under its id.
///
/// A generation is written beside its place under a name that nobody reads, forced to the disk, and then renamed: it is
/// there whole or not at all. Its id is a digest of its manifest, which holds the digests of its files, so what is read
/// is what was written, or refused.
public final class GenerationFolder {

    /// The version of files and manifest.
    public static final int FORMAT = 1;

    /// The page for people, which is not checked.
    static final String PAGE = "report.html";

    private final Path folder;

    /// What goes into the page of a generation.
    public interface PageOf {

        /// Returns the page.
        String html(String id, Manifest manifest);
    }

    /// @param folder where generations are; made when it is not there
    public GenerationFolder(Path folder) {
        this.folder = folder;
    }

    /// Writes a generation without an encoder.
    public Path write(Trained trained, Manifest.Data data, RankerWeights ranker, PageOf page) throws IOException {
        return write(trained, Optional.empty(), data, ranker, page);
    }

    /// Writes a generation and returns its folder. One that is there already stays as it is.
    public Path write(
            Trained trained, Optional<TrainedSequence> sequence, Manifest.Data data, RankerWeights ranker, PageOf page)
            throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(PackedGeneration.VECTORS, GenerationFiles.ofVectors(trained.vectors()));
        files.put(PackedGeneration.GRAM, GenerationFiles.ofGram(trained.vectors()));
        files.put(PackedGeneration.RANKER, GenerationFiles.ofRanker(ranker));
        if (sequence.isPresent()) {
            files.put(
                    PackedGeneration.SEQUENCE,
                    GenerationFiles.ofSequence(sequence.get().model()));
        }
        Map<String, String> checksums = new TreeMap<>();
        files.forEach((name, bytes) -> checksums.put(name, PackedGeneration.digest(bytes)));
        Manifest manifest = new Manifest(
                FORMAT,
                trained.settings(),
                data,
                trained.vectors().tracks().size(),
                trained.vectors().listeners().size(),
                ranker.steps(),
                trained.epochs(),
                trained.best(),
                trained.loss(),
                trained.asked(),
                trained.measures(),
                trained.validated(),
                checksums,
                sequence.map(TrainedSequence::fitted).orElse(null),
                trained.searched().orElse(null));
        byte[] text = PackedGeneration.MAPPER.writeValueAsBytes(manifest);
        String id = PackedGeneration.idOf(text);
        Path place = folder.resolve(id);
        if (Files.exists(place)) {
            var _ = read(place);
            return place;
        }
        files.put(PAGE, page.html(id, manifest).getBytes(StandardCharsets.UTF_8));
        files.put(PackedGeneration.MANIFEST, text);
        Files.createDirectories(folder);
        Path partial = Files.createTempDirectory(folder, "." + id + "-");
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                force(partial.resolve(file.getKey()), file.getValue());
            }
            forceFolder(partial);
            Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(partial);
        }
        forceFolder(folder);
        return place;
    }

    /// Something in the folder that is called as a generation is.
    ///
    /// @param name what it is called
    /// @param generation it; empty when it is not whole
    /// @param fault what is wrong with it; empty when it is whole
    public record Found(String name, Optional<Generation> generation, String fault) {

        /// Returns whether it can be used.
        public boolean isWhole() {
            return generation.isPresent();
        }
    }

    /// Reads all generations: those that are whole by the end of what they have learnt, then the broken ones. What is
    /// still being written has another name and is not among them.
    public List<Found> all() throws IOException {
        List<Found> found = new ArrayList<>();
        try (Stream<Path> places = Files.list(folder)) {
            for (Path place : places.sorted().toList()) {
                String name = String.valueOf(place.getFileName());
                if (name.startsWith(PackedGeneration.ID_PREFIX)) {
                    found.add(find(place, name));
                }
            }
        }
        found.sort(Comparator.comparing(one ->
                one.generation().map(whole -> whole.manifest().data().cutoff()).orElse("~")));
        return found;
    }

    private static Found find(Path place, String name) throws IOException {
        try {
            return new Found(name, Optional.of(read(place)), "");
        } catch (BrokenGeneration broken) {
            return new Found(name, Optional.empty(), String.valueOf(broken.getMessage()));
        }
    }

    /// Reads a generation, and everything in it.
    ///
    /// @throws BrokenGeneration when it is not whole
    public static Generation read(Path place) throws IOException {
        return PackedGeneration.of(place).open();
    }

    private static void force(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                var _ = channel.write(left);
            }
            channel.force(true);
        }
    }

    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Deletes what is left of a folder that was not renamed.
    private static void delete(Path partial) throws IOException {
        if (Files.exists(partial)) {
            try (Stream<Path> files = Files.list(partial)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(partial);
        }
    }
}
