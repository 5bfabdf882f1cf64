package dev.segue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.topology.model.GenerationShelf;
import dev.segue.training.PackedGeneration;
import dev.segue.training.TrainedGenerations;
import dev.segue.wire.GenerationRows;
import dev.segue.wire.GenerationRows.Serving;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a promotion leaves in the topic. Generations 1 and 2 are there whole, and 2 serves.
class GenerationTopicTest {

    private static final String TOPIC = "model-generations";
    private static final int TRACKS = 20;

    @TempDir
    private Path folder;

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final GenerationTopic topic = new GenerationTopic(TOPIC, producer);

    /// The rows of the topic in order, a row that was taken back among them.
    private final List<ProducerRecord<byte[], byte[]>> log = new ArrayList<>();

    private PackedGeneration first = new PackedGeneration("", "", Map.of());
    private PackedGeneration second = first;

    @BeforeEach
    void twoAreThere() throws IOException {
        producer.initTransactions();
        first = TrainedGenerations.random(folder, 1, TRACKS);
        second = TrainedGenerations.random(folder, 2, TRACKS);
        rows(1, first).forEach(this::write);
        rows(2, second).forEach(this::write);
        write(GenerationRows.SERVING, GenerationRows.write(new Serving(2, 1, 2)));
    }

    @Test
    void whatNoHeadNamesIsTakenBackByTheNextPromotion() throws IOException {
        write("3/0", new byte[] {1});
        write("3/1", new byte[] {2});
        PackedGeneration third = TrainedGenerations.random(folder, 3, TRACKS);

        int number = promote(third);

        assertThat(number).as("above all that was there, in the other place").isEqualTo(5);
        assertThat(standing()).isEqualTo(keys(rows(2, second), rows(5, third)));
    }

    @Test
    void aHeadWithoutItsChunksIsTakenBackToo() throws IOException {
        Map<String, byte[]> half = new LinkedHashMap<>(rows(3, second));
        half.remove("3/0");
        half.forEach(this::write);
        PackedGeneration third = TrainedGenerations.random(folder, 3, TRACKS);

        int number = promote(third);

        assertThat(standing()).isEqualTo(keys(rows(2, second), rows(number, third)));
    }

    @Test
    void whoReadsAlongGetsWhatIsPromotedAfterALeftover() throws IOException {
        write("3/7", new byte[] {1});
        PackedGeneration third = TrainedGenerations.random(folder, 3, TRACKS);

        int number = promote(third);

        GenerationShelf shelf = new GenerationShelf();
        Set<Integer> whole = new HashSet<>();
        log.forEach(row -> shelf.put(keyOf(row), row.value()).ifPresent(packed -> whole.add(packed.generation())));
        assertThat(whole).containsExactlyInAnyOrder(1, 2, number);
        assertThat(shelf.serving()).contains(new Serving(number, 2, number));
    }

    @Test
    void whatIsThereAlreadyIsNotWrittenAgainAndBothAreKept() {
        write("3/0", new byte[] {1});

        int number = promote(first);

        assertThat(number).isEqualTo(1);
        assertThat(standing()).isEqualTo(keys(rows(1, first), rows(2, second)));
        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void whoIsOvertakenChangesNothing() {
        write("3/0", new byte[] {1});
        producer.fenceProducer();

        assertThatThrownBy(() -> promote(first))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("somebody else promotes at this moment; nothing was changed");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void nothingIsChangedWhileWhatServesDoesNotRead() {
        write(GenerationRows.SERVING, new byte[] {9, 2, 1, 2});
        String message = "which generation serves cannot be read in model-generations"
                + " (serving generation row of version 9; this build reads version 1); nothing was changed";

        assertThatThrownBy(() -> promote(first))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(message);
        assertThatThrownBy(topic::rollBack).isInstanceOf(CommandFailure.class).hasMessage(message);
        assertThatThrownBy(topic::serving).isInstanceOf(CommandFailure.class).hasMessage(message);
        assertThat(producer.history()).isEmpty();

        write(GenerationRows.SERVING, GenerationRows.write(new Serving(2, 1, 2)));
        assertThat(topic.rollBack()).isEqualTo(1);
    }

    @Test
    void inThePlaceOfOneWhoseHeadDoesNotReadTheOneBeforeServes() {
        write("3/0", new byte[] {1});
        write("3/head", new byte[] {9});
        write(GenerationRows.SERVING, GenerationRows.write(new Serving(3, 2, 3)));

        assertThat(topic.serving()).isEqualTo(new Serving(2, 2, 3));
        assertThat(topic.packed(2)).map(PackedGeneration::name).contains(second.name());
    }

    private int promote(PackedGeneration generation) {
        int number = topic.promote(generation);
        log.addAll(producer.history());
        return number;
    }

    private void write(String key, byte[] value) {
        log.add(new ProducerRecord<>(TOPIC, key.getBytes(StandardCharsets.UTF_8), value));
        topic.take(key, value);
    }

    /// Returns the keys that compaction would leave, but for the one of what serves.
    private Set<String> standing() {
        Set<String> keys = new TreeSet<>();
        for (ProducerRecord<byte[], byte[]> row : log) {
            if (row.value() == null) {
                keys.remove(keyOf(row));
            } else {
                keys.add(keyOf(row));
            }
        }
        keys.remove(GenerationRows.SERVING);
        return keys;
    }

    private static String keyOf(ProducerRecord<byte[], byte[]> row) {
        return new String(row.key(), StandardCharsets.UTF_8);
    }

    @SafeVarargs
    private static Set<String> keys(Map<String, byte[]>... generations) {
        Set<String> keys = new TreeSet<>();
        for (Map<String, byte[]> rows : generations) {
            keys.addAll(rows.keySet());
        }
        return keys;
    }

    private static Map<String, byte[]> rows(int number, PackedGeneration generation) {
        return GenerationRows.rows(number, generation.name(), generation.files());
    }
}
