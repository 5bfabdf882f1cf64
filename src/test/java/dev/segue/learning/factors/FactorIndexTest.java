package dev.segue.learning.factors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.math.Lanes;
import dev.segue.math.TopK;
import dev.segue.math.Vectors;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorIndexTest {

    private static final int TRACKS = 20_000;

    private final FactorIndex index = new FactorIndex(16);
    private final float[] query = Vectors.random(16, 99);

    @ParameterizedTest
    @ValueSource(longs = {1, 7})
    void findsWhatSortingAllProductsFinds(long seed) {
        float[] vectors = fill(seed);
        TopK sorted = new TopK(20);
        for (int i = 0; i < TRACKS; i++) {
            if (i % 3 != 0) {
                sorted.offer(i, Lanes.dot(vectors, i * 16, query, 0, 16));
            }
        }

        assertThat(index.best(query, 20, track -> track % 3 != 0).toKeys()).containsExactly(sorted.toKeys());
        assertThat(index.bestInParallel(query, 20, track -> track % 3 != 0).toKeys())
                .containsExactly(sorted.toKeys());
        float[][] queries = {Vectors.random(16, 98), query};
        assertThat(index.best(queries, 20, track -> track % 3 != 0)[1].toKeys()).containsExactly(sorted.toKeys());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void findsTheSameAmongVectorsOfAllLengthsAndWhateverTheQuery(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            float[] vector = Vectors.random(16, random.nextLong());
            float length = (float) Math.pow(10, random.nextInt(-30, 5));
            for (int j = 0; j < 16; j++) {
                vector[j] *= j % 5 == 0 ? length : random.nextInt(2) * length * 0.01f;
            }
            index.put(random.nextInt(2_500), vector, 0);
        }
        float[] one = new float[16];
        one[(int) seed % 16] = -1;

        for (float[] asked : new float[][] {query, one, new float[16], Vectors.random(16, seed)}) {
            TopK sorted = new TopK(70);
            float[] read = new float[16];
            for (int i = 0; i < 2_500; i++) {
                if (index.read(i, read, 0)) {
                    sorted.offer(i, Lanes.dot(read, 0, asked, 0, 16));
                }
            }
            assertThat(index.best(asked, 70, _ -> true).toKeys()).containsExactly(sorted.toKeys());
        }
    }

    @Test
    void findsOnlyWhatIsMarkedWhereAsked() {
        float[] vectors = fill(3);
        TopK sorted = new TopK(20);
        for (int i = 0; i < TRACKS; i += 1_000) {
            index.mark(i, true);
            sorted.offer(i, Lanes.dot(vectors, i * 16, query, 0, 16));
        }
        index.mark(5, true);
        index.mark(5, false);
        index.mark(-1, true);
        LongPredicate[] all = {_ -> true, _ -> true};

        TopK[] found = index.best(new float[][] {query, query}, 20, all, new boolean[] {false, true});

        assertThat(found[0].toKeys())
                .containsExactly(index.best(query, 20, _ -> true).toKeys());
        assertThat(found[1].toKeys()).containsExactly(sorted.toKeys());
    }

    @Test
    void aNewVectorReplacesTheOldOne() {
        fill(1);
        float[] vector = Vectors.random(16, 5);
        index.put(77, vector, 0);
        float[] read = new float[16];

        assertThat(index.read(77, read, 0)).isTrue();
        assertThat(read).containsExactly(vector);
        assertThat(index.size()).isEqualTo(TRACKS);
    }

    @Test
    void aTrackWithoutVectorIsNotThere() {
        float[] read = {1, 2, 3};

        assertThat(index.read(5, read, 0)).isFalse();
        assertThat(read).containsExactly(1, 2, 3);
        assertThat(index.best(query, 20, _ -> true).size()).isZero();
    }

    @Test
    void noReaderSeesHalfOfAVector() {
        float[] ones = new float[16];
        float[] twos = new float[16];
        Arrays.fill(ones, 1);
        Arrays.fill(twos, 2);
        index.put(1, ones, 0);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 200_000; i++) {
                index.put(1, i % 2 == 0 ? ones : twos, 0);
            }
            done.set(true);
        });
        float[] read = new float[16];
        long torn = 0;
        long wrong = 0;
        do {
            index.read(1, read, 0);
            torn += read[0] == read[15] ? 0 : 1;
            double score = index.best(ones, 1, _ -> true).score(0);
            wrong += score == 16 || score == 32 ? 0 : 1;
        } while (!done.get());
        writer.join();

        assertThat(torn).isZero();
        assertThat(wrong).isZero();
    }

    private float[] fill(long seed) {
        float[] vectors = Vectors.random(TRACKS * 16, seed);
        for (int i = 0; i < TRACKS; i++) {
            index.put(i, vectors, i * 16);
        }
        return vectors;
    }
}
