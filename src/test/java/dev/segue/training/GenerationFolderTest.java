package dev.segue.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.sequence.SequenceSettings;
import dev.segue.learning.sequence.SequenceShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationFolderTest {

    private static final RankerWeights RANKER = RankerWeights.zero(2, 3).with(1, 2, -0.25);

    @TempDir
    private Path folder;

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        Trained trained = trained(42);

        Path place = write(trained);
        Generation read = GenerationFolder.read(place);

        assertThat(read.id()).isEqualTo(String.valueOf(place.getFileName())).matches("g-[0-9a-f]{12}");
        assertThat(read.factors()).isEqualTo(trained.vectors());
        assertThat(read.ranker()).isEqualTo(RANKER);
        assertThat(read.manifest().epochs()).isEqualTo(trained.epochs());
        assertThat(read.manifest().measures()).isEqualTo(trained.measures());
        assertThat(read.manifest().data().cutoff()).isEqualTo("1970-01-01T00:00:00.540Z");
    }

    @Test
    void theSameIsWrittenOnceAndSomethingElseBesideIt() throws IOException {
        Path first = write(trained(42));
        Path again = write(trained(42));
        Path other = write(trained(43));

        assertThat(again).isEqualTo(first);
        assertThat(names()).containsExactlyInAnyOrder(name(first), name(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "vectors.bin", "gram.bin", "ranker.bin"})
    void aChangedOrCutOrMissingFileIsRefused(String name) throws IOException {
        Path place = write(trained(42));
        Path file = place.resolve(name);
        byte[] whole = Files.readAllBytes(file);

        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        Files.write(file, changed);
        assertThatThrownBy(() -> GenerationFolder.read(place)).isInstanceOf(BrokenGeneration.class);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> GenerationFolder.read(place)).isInstanceOf(BrokenGeneration.class);
        Files.delete(file);
        assertThatThrownBy(() -> GenerationFolder.read(place))
                .isInstanceOf(BrokenGeneration.class)
                .hasMessageContaining("not whole");
        Files.write(file, whole);
        assertThat(GenerationFolder.read(place).ranker()).isEqualTo(RANKER);
    }

    @Test
    void anEncoderIsAFileOfItsOwnThatIsCheckedToo() throws IOException {
        TrainedSequence sequence = sequence();
        Path place = new GenerationFolder(folder)
                .write(trained(42), Optional.of(sequence), data(), RANKER, new TrainingPage(List.of(0.25)));
        Path file = place.resolve("sequence.bin");

        Generation read = GenerationFolder.read(place);
        assertThat(read.sequence()).contains(sequence.model());
        assertThat(read.manifest().sequence()).isEqualTo(sequence.fitted());
        assertThat(Files.readString(place.resolve("report.html"))).contains("The encoder");
        byte[] whole = Files.readAllBytes(file);
        whole[whole.length - 1] ^= 1;
        Files.write(file, whole);
        assertThatThrownBy(() -> GenerationFolder.read(place)).isInstanceOf(BrokenGeneration.class);
        Files.delete(file);
        assertThatThrownBy(() -> GenerationFolder.read(place))
                .isInstanceOf(BrokenGeneration.class)
                .hasMessageContaining("holds no sequence.bin");
    }

    @Test
    void aGenerationWithoutAnEncoderSaysNothingOfOne() throws IOException {
        Path place = write(trained(42));

        assertThat(GenerationFolder.read(place).sequence()).isEmpty();
        assertThat(Files.readString(place.resolve("manifest.json"))).doesNotContain("sequence");
        assertThat(place.resolve("sequence.bin")).doesNotExist();
    }

    @Test
    void aFolderUnderAnotherNameIsRefused() throws IOException {
        Path place = write(trained(42));
        Path partial = Files.move(place, folder.resolve("." + name(place) + "-1"));

        assertThatThrownBy(() -> GenerationFolder.read(partial)).isInstanceOf(BrokenGeneration.class);
    }

    @Test
    void aFormatFromTheFutureIsSaidWhateverItHolds() throws IOException {
        Path place = withManifest("{\"format\": 2, \"of\": \"the future\"}");

        assertThatThrownBy(() -> GenerationFolder.read(place))
                .isInstanceOf(BrokenGeneration.class)
                .hasMessage("%s is of format 2; this build reads format 1", place);
    }

    @Test
    void aManifestThatDoesNotReadIsSaidWithTheReason() throws IOException {
        String manifest = Files.readString(write(trained(42)).resolve("manifest.json"));
        Path unknown = withManifest("{\"of\": \"the future\"," + manifest.substring(1));
        Path text = withManifest("format: 1");

        assertThatThrownBy(() -> GenerationFolder.read(unknown))
                .isInstanceOf(BrokenGeneration.class)
                .hasMessageStartingWith("the manifest of %s does not read: ", unknown)
                .hasMessageContaining("\"of\"");
        assertThatThrownBy(() -> GenerationFolder.read(text))
                .isInstanceOf(BrokenGeneration.class)
                .hasMessageStartingWith("the manifest of %s does not read: ", text);
    }

    private Path withManifest(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path place = Files.createDirectory(folder.resolve(PackedGeneration.idOf(bytes)));
        Files.write(place.resolve(PackedGeneration.MANIFEST), bytes);
        return place;
    }

    @Test
    void aFailureLeavesNothingBehind() {
        Trained trained = trained(42);

        assertThatThrownBy(() -> new GenerationFolder(folder).write(trained, data(), RANKER, (_, _) -> {
                    throw new IllegalStateException("no page");
                }))
                .hasMessage("no page");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void thePageSaysWhatWasLearntAndNeedsNothingElse() throws IOException {
        Path place = write(trained(42));

        String page = Files.readString(place.resolve("report.html"));

        assertThat(page)
                .contains(name(place), "ndcg@20", "validation NDCG@20", "Loss", "plays.tsv", "0.25</td>")
                .doesNotContain("<script", "http://", "https://");
    }

    private Path write(Trained trained) throws IOException {
        return new GenerationFolder(folder).write(trained, data(), RANKER, new TrainingPage(List.of(0.25)));
    }

    private static Manifest.Data data() {
        InteractionLog log = Logs.ofTwoTastes(42, 600);
        return Manifest.Data.of(List.of("plays.tsv"), log, Split.of(log.size()));
    }

    private static Trained trained(long seed) {
        InteractionLog log = Logs.ofTwoTastes(42, 600);
        return new Training(log, Logs.settings(seed), Logs.SERVING, Split.of(log.size()), () -> 0)
                .run(1, new Watcher() {
                    @Override
                    public void validated(Epoch epoch, long nanos) {}

                    @Override
                    public void fitted(int number, int of) {}
                });
    }

    private static TrainedSequence sequence() {
        InteractionLog log = Logs.ofTwoTastes(42, 600);
        SequenceSettings settings =
                new SequenceSettings(new SequenceShape(16, 4, 16), 2, 1000, 16, 64, 0.01f, 0.001f, true, 3, 3, 5);
        return new SequenceTraining(log, settings, Split.of(log.size()), () -> 0).run(1, new Watcher() {
            @Override
            public void validated(Epoch epoch, long nanos) {}

            @Override
            public void fitted(int number, int of) {}
        });
    }

    private List<String> names() throws IOException {
        try (Stream<Path> places = Files.list(folder)) {
            return places.map(GenerationFolderTest::name).toList();
        }
    }

    private static String name(Path place) {
        return String.valueOf(place.getFileName());
    }
}
