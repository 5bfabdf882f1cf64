package dev.segue.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.segue.learning.factors.TrackVectors;
import dev.segue.learning.factors.TrainedVectors;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.sequence.SequenceModel;
import dev.segue.ranking.SequenceIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files of a generation as they travel: in a folder, or through Kafka.
///
/// Nothing that was changed on the way opens: the name is a digest of the manifest, which holds the digests of
/// the other files. Where a tail is with them, the name goes on with a digest of the tail's manifest, which holds the
/// digests of the tail's files.
///
/// @param place where it was found, for messages
/// @param name what it is called
/// @param files its files by name, the page for people not among them
public record PackedGeneration(String place, String name, Map<String, byte[]> files) {

    static final String MANIFEST = "manifest.json";
    static final String VECTORS = "vectors.bin";
    static final String GRAM = "gram.bin";
    static final String RANKER = "ranker.bin";
    static final String SEQUENCE = "sequence.bin";
    static final String ID_PREFIX = "g-";
    private static final String TAIL_MARK = "+";

    static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    public PackedGeneration {
        files = Map.copyOf(files);
    }

    /// Reads the files of a folder, whatever they hold.
    public static PackedGeneration of(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : new String[] {MANIFEST, VECTORS, GRAM, RANKER, SEQUENCE}) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                files.put(name, Files.readAllBytes(file));
            }
        }
        return new PackedGeneration(
                folder.toString(), String.valueOf(folder.toAbsolutePath().getFileName()), files);
    }

    /// Returns the same with what it has learnt since its cut-off.
    ///
    /// @throws BrokenGeneration when it does not open, or has a tail
    public PackedGeneration with(Tail tail) throws IOException {
        if (!name.equals(trainedName())) {
            throw new BrokenGeneration("%s has a tail already".formatted(place));
        }
        Map<String, byte[]> all = new TreeMap<>(files);
        all.putAll(TailFiles.of(name, tail));
        return new PackedGeneration(place, nameOf(all), all);
    }

    /// Returns what it is called where it was trained, whatever it has learnt since.
    public String trainedName() {
        return trainedName(name);
    }

    /// Returns what a generation is called where it was trained.
    ///
    /// @param name what it is called where it serves
    public static String trainedName(String name) {
        int mark = name.indexOf(TAIL_MARK);
        return mark < 0 ? name : name.substring(0, mark);
    }

    /// Returns about how much memory it will take where it is held, in bytes. Its manifests alone are read.
    ///
    /// @throws BrokenGeneration when they are not whole
    public long memoryBytes() throws IOException {
        Manifest manifest = manifest();
        Optional<TailManifest> tail = TailFiles.manifest(this);
        int dimensions = manifest.settings().dimensions();
        long tracks =
                (long) manifest.tracks() + tail.map(TailManifest::newTracks).orElse(0);
        long listeners =
                tail.map(TailManifest::listeners).filter(later -> later > 0).orElse(manifest.listeners());
        FittedSequence encoder = manifest.sequence();
        return TrackVectors.bytesOf(tracks, dimensions)
                + TrainedVectors.bytesOf(tracks, listeners, dimensions)
                + (encoder == null
                        ? 0
                        : SequenceIndex.bytesOf(
                                encoder.tracks(),
                                encoder.artists(),
                                encoder.settings().shape().dimensions()));
    }

    /// Reads everything in it.
    ///
    /// @throws BrokenGeneration when it is not whole
    public Generation open() throws IOException {
        Manifest manifest = manifest();
        String id = idOf(bytesOf(MANIFEST));
        TrainedFactors factors;
        RankerWeights ranker;
        Optional<SequenceModel> sequence;
        try {
            factors = GenerationFiles.readVectors(checked(VECTORS, manifest.checksums()));
            ranker = GenerationFiles.readRanker(checked(RANKER, manifest.checksums()));
            sequence = manifest.sequence() == null
                    ? Optional.empty()
                    : Optional.of(GenerationFiles.readSequence(checked(SEQUENCE, manifest.checksums())));
        } catch (IllegalArgumentException unreadable) {
            throw new BrokenGeneration("%s does not read: %s".formatted(place, unreadable.getMessage()), unreadable);
        }
        if (factors.tracks().size() != manifest.tracks() || factors.listeners().size() != manifest.listeners()) {
            throw new BrokenGeneration("%s holds %d tracks and %d listeners; its manifest says %d and %d"
                    .formatted(
                            place,
                            factors.tracks().size(),
                            factors.listeners().size(),
                            manifest.tracks(),
                            manifest.listeners()));
        }
        if (!Arrays.equals(checked(GRAM, manifest.checksums()), GenerationFiles.ofGram(factors))) {
            throw new BrokenGeneration("the Gram matrix of %s is not that of its vectors".formatted(place));
        }
        return new Generation(id, manifest, factors, ranker, sequence, TailFiles.read(this, id, factors.dimensions()));
    }

    private Manifest manifest() throws IOException {
        byte[] text = bytesOf(MANIFEST);
        if (!name.equals(nameOf(files))) {
            throw new BrokenGeneration("%s holds the manifest of %s: it is not whole".formatted(place, nameOf(files)));
        }
        try {
            // Before all else: another format may have other fields.
            int format = MAPPER.readTree(text).path("format").asInt();
            if (format != GenerationFolder.FORMAT) {
                throw new BrokenGeneration("%s is of format %d; this build reads format %d"
                        .formatted(place, format, GenerationFolder.FORMAT));
            }
            return MAPPER.readValue(text, Manifest.class);
        } catch (JsonProcessingException unreadable) {
            throw new BrokenGeneration(
                    "the manifest of %s does not read: %s".formatted(place, unreadable.getOriginalMessage()),
                    unreadable);
        }
    }

    /// Returns a file that is what a manifest says.
    byte[] checked(String file, Map<String, String> checksums) throws IOException {
        byte[] bytes = bytesOf(file);
        if (!digest(bytes).equals(checksums.get(file))) {
            throw new BrokenGeneration(
                    "%s of %s is not what its manifest says: written half, or changed".formatted(file, place));
        }
        return bytes;
    }

    private byte[] bytesOf(String file) throws IOException {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            throw new BrokenGeneration("%s holds no %s: it is no generation, or not whole".formatted(place, file));
        }
        return bytes;
    }

    private static String nameOf(Map<String, byte[]> files) {
        byte[] manifest = files.get(MANIFEST);
        byte[] tail = files.get(TailFiles.MANIFEST);
        String id = manifest == null ? "" : idOf(manifest);
        return tail == null ? id : id + TAIL_MARK + digest(tail).substring(0, 8);
    }

    static String idOf(byte[] manifest) {
        return ID_PREFIX + digest(manifest).substring(0, 12);
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
