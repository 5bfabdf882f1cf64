package dev.segue.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.topology.model.GenerationShelf;
import dev.segue.topology.model.GenerationShelf.Packed;
import dev.segue.wire.GenerationRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationShelfTest {

    private final GenerationShelf shelf = new GenerationShelf();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 512 * 1024 - 30, 512 * 1024, 1_500_000})
    void whatWasCutIntoChunksComesTogetherWithItsHead(int size) {
        Map<String, byte[]> files = Map.of("a", bytes(30, 1), "b", bytes(size, 2), "c", new byte[0]);
        List<Packed> whole = new ArrayList<>();

        GenerationRows.rows(7, "g-7", files).forEach((key, value) -> {
            assertThat(value).hasSizeLessThanOrEqualTo(512 * 1024);
            assertThat(whole).isEmpty();
            shelf.put(key, value).ifPresent(whole::add);
        });

        assertThat(whole).hasSize(1);
        assertThat(whole.getFirst().generation()).isEqualTo(7);
        assertThat(whole.getFirst().name()).isEqualTo("g-7");
        assertThat(whole.getFirst().files()).containsOnlyKeys("a", "b", "c");
        files.forEach(
                (name, bytes) -> assertThat(whole.getFirst().files().get(name)).isEqualTo(bytes));
        assertThat(shelf.heads()).containsOnlyKeys(7);
    }

    @Test
    void oneThatMissesAChunkIsRefused() {
        Map<String, byte[]> rows = GenerationRows.rows(7, "g-7", Map.of("a", bytes(1_500_000, 1)));
        rows.remove(GenerationRows.keyOfChunk(7, 1));
        byte[] head = rows.remove(GenerationRows.keyOfHead(7));
        rows.forEach(shelf::put);

        assertThatThrownBy(() -> shelf.put(GenerationRows.keyOfHead(7), head)).hasMessageContaining("not whole");
        assertThat(shelf.heads()).isEmpty();
    }

    @Test
    void whatServesIsReadAsItWasWritten() {
        GenerationRows.Serving serving = new GenerationRows.Serving(8, 7, 300);

        assertThat(shelf.put(GenerationRows.SERVING, GenerationRows.write(serving)))
                .isEmpty();

        assertThat(shelf.serving()).contains(serving);
        assertThat(serving.turned()).isEqualTo(new GenerationRows.Serving(7, 8, 300));
    }

    @Test
    void aRowThatWasTakenBackIsForgotten() {
        Map<String, byte[]> rows = GenerationRows.rows(7, "g-7", Map.of("a", bytes(10, 1)));
        rows.forEach(shelf::put);

        rows.keySet().forEach(key -> assertThat(shelf.put(key, null)).isEqualTo(Optional.empty()));

        assertThat(shelf.heads()).isEmpty();
    }

    @Test
    void rowsOfEveryGenerationStandUntilTheyAreTakenBack() {
        GenerationRows.rows(7, "g-7", Map.of("a", bytes(10, 1))).forEach(shelf::put);
        shelf.put(GenerationRows.keyOfChunk(9, 0), bytes(10, 2));
        shelf.put(GenerationRows.keyOfChunk(9, 3), bytes(10, 3));

        assertThat(shelf.standing()).isEqualTo(Map.of(7, Set.of("7/0", "7/head"), 9, Set.of("9/0", "9/3")));
        shelf.put(GenerationRows.keyOfChunk(9, 0), null);
        shelf.put(GenerationRows.keyOfChunk(9, 3), null);
        assertThat(shelf.standing()).isEqualTo(Map.of(7, Set.of("7/0", "7/head"), 9, Set.of()));
    }

    @Test
    void chunksThatWereTakenBackAreNoPartOfWhatComesAfterThem() {
        for (int chunk = 0; chunk < 3; chunk++) {
            shelf.put(GenerationRows.keyOfChunk(7, chunk), bytes(10, chunk));
        }
        for (int chunk = 0; chunk < 3; chunk++) {
            shelf.put(GenerationRows.keyOfChunk(7, chunk), null);
        }
        List<Packed> whole = new ArrayList<>();

        GenerationRows.rows(7, "g-7", Map.of("a", bytes(10, 1)))
                .forEach((key, value) -> shelf.put(key, value).ifPresent(whole::add));

        assertThat(whole).hasSize(1);
    }

    private static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
