package dev.segue.learning.factors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.learning.factors.CandidateCache.Asking;
import dev.segue.math.TopK;
import dev.segue.math.Vectors;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateCacheTest {

    private static final int TRACKS = 20_000;
    private static final int MOST = 30;
    private static final long ANN = 1;

    private final FactorIndex index = new FactorIndex(16);
    private final CandidateCache cache = new CandidateCache(index, 128);
    private final Set<Long> met = new HashSet<>();
    private final AtomicInteger looked = new AtomicInteger();
    private final float[] query = Vectors.random(16, 99);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void findsWhatAScanFindsWhateverHasMoved(long seed) {
        fill();
        Random random = new Random(seed);
        int scans = 0;

        for (int round = 0; round < 500; round++) {
            for (int i = random.nextInt(8); i > 0; i--) {
                index.put(random.nextInt(TRACKS + round), scaled(Vectors.random(16, random.nextLong()), 1.2f), 0);
            }
            for (int i = 0; i < 16; i++) {
                query[i] += (float) random.nextGaussian() * (round % 9 == 0 ? 0.3f : 0.002f);
            }
            met.add(best().key(random.nextInt(5)));
            looked.set(0);

            assertThat(best().toKeys()).containsExactly(scanned().toKeys());
            scans += looked.get() > 0 ? 1 : 0;
        }

        assertThat(scans).isLessThan(250);
    }

    @Test
    void aSecondListScansNothing() {
        fill();
        best();
        looked.set(0);

        assertThat(best().toKeys()).containsExactly(scanned().toKeys());
        assertThat(looked.get()).isZero();
    }

    @Test
    void aTrackThatHasComeIsFoundWithoutAScan() {
        fill();
        best();
        looked.set(0);
        index.put(TRACKS, scaled(query, 3), 0);

        assertThat(best().key(0)).isEqualTo(TRACKS);
        assertThat(looked.get()).isZero();
    }

    @Test
    void moreChangesThanAreKeptAreScannedFor() {
        fill();
        best();
        float[] vectors = Vectors.random(TRACKS * 16, 3);
        for (int i = 0; i < TRACKS; i++) {
            index.put(i, vectors, i * 16);
        }

        assertThat(best().toKeys()).containsExactly(scanned().toKeys());
    }

    @Test
    void aListenerWhoWasForgottenIsOfferedEverythingAgain() {
        fill();
        long first = best().key(0);
        met.add(first);
        query[0] += 100;
        best();
        query[0] -= 100;
        best();
        met.clear();

        assertThat(best().key(0)).isEqualTo(first);
    }

    @Test
    void fewTracksAreAllKept() {
        index.put(5, query, 0);
        best();
        index.put(6, scaled(query, 2), 0);

        assertThat(best().toKeys()).containsExactly(6, 5);
    }

    @Test
    void whatMayNotBeOfferedNowIsPassedOver() {
        fill();
        Set<Long> barred = new HashSet<>();
        TopK wide = best();
        for (int rank = 0; rank < MOST; rank++) {
            barred.add(wide.key(rank));
        }

        assertThat(cache.best(asking(), query, MOST, track -> !barred.contains(track))
                        .toKeys())
                .containsExactly(index.best(query, MOST, track -> !barred.contains(track))
                        .toKeys());
    }

    private TopK best() {
        return cache.best(asking(), query, MOST, track -> !met.contains(track));
    }

    private TopK scanned() {
        return index.best(query, MOST, track -> !met.contains(track));
    }

    private Asking asking() {
        return new Asking(ANN, met.size(), this::isUnmet, false);
    }

    private boolean isUnmet(long track) {
        looked.incrementAndGet();
        return !met.contains(track);
    }

    private void fill() {
        float[] vectors = Vectors.random(TRACKS * 16, 5);
        for (int i = 0; i < TRACKS; i++) {
            index.put(i, vectors, i * 16);
        }
    }

    private static float[] scaled(float[] vector, float factor) {
        float[] scaled = vector.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }
}
