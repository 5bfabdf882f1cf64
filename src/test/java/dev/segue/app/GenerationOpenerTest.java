package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.events.HalfVector;
import dev.segue.events.TrackId;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.trending.TrendingSettings;
import dev.segue.ranking.Encoders;
import dev.segue.ranking.Generations;
import dev.segue.ranking.Model;
import dev.segue.training.BrokenGeneration;
import dev.segue.training.PackedGeneration;
import dev.segue.training.Tail;
import dev.segue.training.TrainedFactors;
import dev.segue.training.TrainedGenerations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationOpenerTest {

    private static final int DIMENSIONS = FactorSettings.DEFAULTS.dimensions();

    @TempDir
    private Path dir;

    @Test
    void whatTheManifestsSayOfMemoryIsWhatIsHeld() throws IOException {
        float[] one = new float[DIMENSIONS];
        one[0] = 1;
        var encoder = Encoders.ofLastTrack();
        Encoders.put(encoder, "track-0", 3, 1);
        PackedGeneration trained = TrainedGenerations.written(
                dir, 5, Map.of("track-0", one, "track-1", one), Optional.of(encoder.build()));
        PackedGeneration packed = trained.with(tailOf("track-1", "track-2", "track-3"));
        Model model = new Model(TrendingSettings.DEFAULTS);

        model.apply(opener(GenerationSettings.DEFAULTS).read(1, packed.name(), packed.files()));

        assertThat(model.generations().held(1).orElseThrow().bytes()).isEqualTo(packed.memoryBytes());
        assertThat(packed.memoryBytes()).isNotEqualTo(trained.memoryBytes());
    }

    @Test
    void refusesOneThatIsTooLargeBeforeItIsLoaded() throws IOException {
        PackedGeneration packed = TrainedGenerations.random(dir, 5, 2000);
        Map<String, byte[]> unreadable = new TreeMap<>(packed.files());
        unreadable.put("vectors.bin", new byte[] {1});
        GenerationSettings least = new GenerationSettings(1 << 20);

        assertThatThrownBy(() -> opener(least).read(1, packed.name(), unreadable))
                .isInstanceOf(BrokenGeneration.class)
                .hasMessage("%s would take 0.6 MB of memory; of segue.generations.memory-bytes, 1.0 MB, each of two may"
                                .formatted(packed.name())
                        + " take half");
        assertThat(opener(new GenerationSettings(2 * packed.memoryBytes()))
                        .open(packed)
                        .factors()
                        .tracks())
                .hasSize(2000);
        assertThatThrownBy(() -> opener(new GenerationSettings(2 * packed.memoryBytes() - 2))
                        .open(packed))
                .hasMessageContaining("each of two may take half");
    }

    @Test
    void refusesVectorsOfAnotherLength() throws IOException {
        PackedGeneration packed = TrainedGenerations.random(dir, 5, 3);
        GenerationOpener longer =
                new GenerationOpener(FactorSettings.DEFAULTS.withDimensions(64), GenerationSettings.DEFAULTS);

        assertThatThrownBy(() -> longer.open(packed))
                .hasMessage("%s has vectors of 32 dimensions; segue.factors.dimensions is 64 here"
                        .formatted(packed.name()));
    }

    private static GenerationOpener opener(GenerationSettings room) {
        return new GenerationOpener(FactorSettings.DEFAULTS, room);
    }

    /// The first of the tracks has a vector in the training too, the others are new.
    private static Tail tailOf(String... tracks) {
        Map<TrackId, HalfVector> vectors = new TreeMap<>(Comparator.comparing(TrackId::value));
        for (String track : tracks) {
            vectors.put(new TrackId(track), HalfVector.of(new float[DIMENSIONS]));
        }
        return new Tail(
                9,
                Instant.parse("2026-01-02T00:00:00Z"),
                Instant.parse("2026-01-03T00:00:00Z"),
                tracks.length - 1,
                new TrainedFactors(DIMENSIONS, vectors, List.of(HalfVector.of(new float[DIMENSIONS]))),
                Generations.freshRanker().weights());
    }
}
