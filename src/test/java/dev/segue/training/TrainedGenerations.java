package dev.segue.training;

import dev.segue.events.HalfVector;
import dev.segue.events.TrackId;
import dev.segue.learning.factors.FactorSettings;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.sequence.SequenceModel;
import dev.segue.learning.sequence.SequenceSettings;
import dev.segue.ranking.Generations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Generations for tests: whole, of the dimensions that serve, and of vectors that the test chooses.
public final class TrainedGenerations {

    /// When the first interaction was that they have not learnt.
    public static final String CUT_OFF = "2026-01-02T00:00:00Z";

    private TrainedGenerations() {}

    /// Writes a generation of random vectors.
    ///
    /// @param tracks how many of `track-0`, `track-1` … it knows
    public static PackedGeneration random(Path folder, long seed, int tracks) throws IOException {
        Random random = new Random(seed);
        Map<String, float[]> vectors = new LinkedHashMap<>();
        for (int i = 0; i < tracks; i++) {
            vectors.put("track-" + i, vector(random));
        }
        return written(folder, seed, vectors);
    }

    /// Writes a generation of some vectors, and of random ones for the listeners; its ranker has taken `steps` steps
    /// that changed nothing.
    public static PackedGeneration written(Path folder, long steps, Map<String, float[]> vectors) throws IOException {
        return written(folder, steps, vectors, Optional.empty());
    }

    /// Writes the same with an encoder, or without.
    public static PackedGeneration written(
            Path folder, long steps, Map<String, float[]> vectors, Optional<SequenceModel> encoder) throws IOException {
        Random random = new Random(steps);
        Map<TrackId, HalfVector> tracks = new LinkedHashMap<>();
        vectors.forEach((track, vector) -> tracks.put(new TrackId(track), HalfVector.of(vector)));
        List<HalfVector> listeners =
                random.ints(40).mapToObj(_ -> HalfVector.of(vector(random))).toList();
        TrainedFactors factors = new TrainedFactors(FactorSettings.DEFAULTS.dimensions(), tracks, listeners);
        Split split = Split.of(100);
        Trained trained = new Trained(
                factors,
                AlsSettings.of(FactorSettings.DEFAULTS, 0, 1, 1, steps),
                split,
                List.of(),
                1,
                0,
                0,
                List.of(),
                List.of(),
                Optional.empty());
        Manifest.Data data = new Manifest.Data(
                List.of("plays"),
                100,
                split,
                40,
                tracks.size(),
                "2026-01-01T00:00:00Z",
                CUT_OFF,
                "2026-01-03T00:00:00Z");
        RankerWeights fresh = Generations.freshRanker().weights();
        RankerWeights ranker = RankerWeights.ofUnits(
                fresh.circumstances(), fresh.features(), steps, fresh.weightUnits(), fresh.squareUnits());
        return PackedGeneration.of(new GenerationFolder(folder)
                .write(
                        trained,
                        encoder.map(TrainedGenerations::trained),
                        data,
                        ranker,
                        (id, _) -> "<p>" + id + "</p>"));
    }

    /// Writes another generation of the same log and vectors, whose ranker holds the opposite of what that one's holds.
    public static PackedGeneration turned(Path folder, Generation generation) throws IOException {
        Manifest manifest = generation.manifest();
        RankerWeights right = generation.ranker();
        RankerWeights wrong = RankerWeights.ofUnits(
                right.circumstances(),
                right.features(),
                right.steps(),
                Arrays.stream(right.weightUnits()).map(unit -> -unit).toArray(),
                right.squareUnits());
        Trained trained = new Trained(
                generation.factors(),
                manifest.settings(),
                manifest.data().split(),
                manifest.epochs(),
                manifest.best(),
                manifest.loss(),
                manifest.asked(),
                manifest.measures(),
                List.of(),
                Optional.empty());
        return PackedGeneration.of(
                new GenerationFolder(folder).write(trained, manifest.data(), wrong, (id, _) -> "<p>" + id + "</p>"));
    }

    private static TrainedSequence trained(SequenceModel encoder) {
        SequenceSettings usual = SequenceSettings.DEFAULTS;
        FittedSequence fitted = new FittedSequence(
                new SequenceSettings(
                        encoder.shape(),
                        usual.listeners(),
                        usual.most(),
                        usual.sampled(),
                        usual.batch(),
                        usual.rate(),
                        usual.decay(),
                        usual.onlyFirst(),
                        usual.epochs(),
                        usual.patience(),
                        usual.seed()),
                0,
                encoder.tracks().size(),
                encoder.artists().size(),
                List.of(),
                1,
                0,
                0,
                0,
                List.of());
        return new TrainedSequence(encoder, encoder, fitted);
    }

    private static float[] vector(Random random) {
        float[] vector = new float[FactorSettings.DEFAULTS.dimensions()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian() / 4;
        }
        return vector;
    }
}
