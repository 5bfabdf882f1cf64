package dev.segue.evaluation;

import dev.segue.learning.content.ContentEncoder;
import dev.segue.learning.content.ContentGroup;
import dev.segue.learning.content.ContentItem;
import dev.segue.learning.content.ContentStatistics;
import dev.segue.learning.content.PrincipalAxes;
import dev.segue.math.GramMatrix;
import dev.segue.math.Lanes;
import dev.segue.math.RidgeSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The ways to continue a playlist that are compared. All learn from the training playlists alone, and
/// statistics of the content from the tracks in them.
final class PlaylistScorers {

    private static final float RIDGE = 20f;
    private static final float MISSING = 0.05f;
    private static final int SAMPLE = 6_000;

    private final PlaylistCorpus corpus;
    private final int[] occurrences;
    private final List<List<Integer>> playlistsOf = new ArrayList<>();
    private final List<List<Integer>> training;
    private final ContentEncoder encoder;
    private final List<ContentItem> items = new ArrayList<>();

    PlaylistScorers(PlaylistCorpus corpus, List<List<Integer>> training) {
        this.corpus = corpus;
        this.training = training;
        int size = corpus.tracks().size();
        occurrences = new int[size];
        for (int track = 0; track < size; track++) {
            playlistsOf.add(new ArrayList<>());
            items.add(corpus.item(track));
        }
        for (int playlist = 0; playlist < training.size(); playlist++) {
            for (int track : training.get(playlist)) {
                occurrences[track]++;
                playlistsOf.get(track).add(playlist);
            }
        }
        ContentStatistics statistics = new ContentStatistics();
        for (int track = 0; track < size; track++) {
            if (occurrences[track] > 0) {
                statistics.fit(items.get(track));
            }
        }
        encoder = statistics.snapshot();
    }

    /// Returns how many tracks the content's statistics are of.
    long fitted() {
        return encoder.version();
    }

    /// Returns all of them.
    List<PlaylistScorer> all(int dimensions) {
        PlaylistScorer content = foldIn("content", encoded(Set.of(ContentGroup.values())));
        return List.of(
                popularity(),
                sameArtist(),
                itemKnn(),
                contentCentroid(dimensions),
                foldIn("content-pca-" + dimensions, projected(dimensions)),
                content,
                together(content, sameArtist(), itemKnn()));
    }

    /// Returns the content model without one group each.
    List<PlaylistScorer> withoutEach() {
        List<PlaylistScorer> scorers = new ArrayList<>();
        for (ContentGroup group : ContentGroup.values()) {
            Set<ContentGroup> others = new HashSet<>(List.of(ContentGroup.values()));
            others.remove(group);
            scorers.add(foldIn("content-without-" + group.name().toLowerCase(Locale.ROOT), encoded(others)));
        }
        return scorers;
    }

    /// Returns the share of variance that so many axes explain.
    double explained(int dimensions) {
        return axes(dimensions).explained();
    }

    private PlaylistScorer popularity() {
        return scorer(
                "popularity",
                (_, candidates) -> Arrays.stream(candidates)
                        .mapToDouble(track -> occurrences[track] + corpus.popularity(track) / 1_000)
                        .toArray());
    }

    private PlaylistScorer sameArtist() {
        return scorer("same-artist", (seeds, candidates) -> {
            Map<String, Integer> heard = new HashMap<>();
            seeds.forEach(track -> heard.merge(corpus.tracks().get(track).artist(), 1, Integer::sum));
            return Arrays.stream(candidates)
                    .mapToDouble(track ->
                            heard.getOrDefault(corpus.tracks().get(track).artist(), 0)
                                    + corpus.popularity(track) / 1_000)
                    .toArray();
        });
    }

    /// Cosine of the sets of playlists that two tracks are in, summed over the seeds.
    private PlaylistScorer itemKnn() {
        return scorer("item-knn", (seeds, candidates) -> {
            double[] scores = new double[corpus.tracks().size()];
            for (int seed : seeds) {
                for (int playlist : playlistsOf.get(seed)) {
                    for (int track : training.get(playlist)) {
                        scores[track] += 1 / Math.sqrt((double) occurrences[seed] * occurrences[track]);
                    }
                }
            }
            return Arrays.stream(candidates).mapToDouble(track -> scores[track]).toArray();
        });
    }

    private PlaylistScorer contentCentroid(int dimensions) {
        float[][] vectors = projected(dimensions);
        return scorer("content-centroid", (seeds, candidates) -> {
            float[] centre = new float[dimensions];
            seeds.forEach(seed -> Lanes.addScaled(centre, 0, 1 / norm(vectors[seed]), vectors[seed], 0, dimensions));
            return Arrays.stream(candidates)
                    .mapToDouble(track -> Lanes.dot(centre, 0, vectors[track], 0, dimensions) / norm(vectors[track]))
                    .toArray();
        });
    }

    /// The playlist as a vector in the space of content: regressed on what its tracks are, against what tracks are in
    /// general.
    private PlaylistScorer foldIn(String name, float[][] vectors) {
        int width = vectors[0].length;
        GramMatrix gram = new GramMatrix(width);
        for (int track = 0; track < vectors.length; track++) {
            if (occurrences[track] > 0) {
                gram.add(vectors[track], 0, 1);
            }
        }
        RidgeSystem system = new RidgeSystem(width);
        return scorer(name, (seeds, candidates) -> {
            system.begin(gram, MISSING, RIDGE);
            seeds.forEach(seed -> system.add(vectors[seed], 0, 1, 1));
            float[] taste = new float[width];
            system.solve(taste, 0);
            return Arrays.stream(candidates)
                    .mapToDouble(track -> Lanes.dot(taste, 0, vectors[track], 0, width))
                    .toArray();
        });
    }

    /// The sum of several, each relative to its best.
    private static PlaylistScorer together(PlaylistScorer... parts) {
        return scorer("together", (seeds, candidates) -> {
            double[] sum = new double[candidates.length];
            for (PlaylistScorer part : parts) {
                double[] scores = part.score(seeds, candidates);
                double best = Arrays.stream(scores).max().orElse(0);
                for (int i = 0; best > 0 && i < sum.length; i++) {
                    sum[i] += Math.max(0, scores[i]) / best;
                }
            }
            return sum;
        });
    }

    private float[][] encoded(Set<ContentGroup> groups) {
        float[][] vectors = new float[items.size()][];
        for (int track = 0; track < vectors.length; track++) {
            vectors[track] = encoder.encode(items.get(track), groups);
        }
        return vectors;
    }

    private float[][] projected(int dimensions) {
        PrincipalAxes axes = axes(dimensions);
        float[][] vectors = new float[items.size()][];
        for (int track = 0; track < vectors.length; track++) {
            vectors[track] = axes.project(encoder.encode(items.get(track), Set.of(ContentGroup.values())));
        }
        return vectors;
    }

    private PrincipalAxes axes(int dimensions) {
        List<float[]> sample = new ArrayList<>();
        for (int track = 0; track < items.size() && sample.size() < SAMPLE; track++) {
            if (occurrences[track] > 0) {
                sample.add(encoder.encode(items.get(track), Set.of(ContentGroup.values())));
            }
        }
        return PrincipalAxes.of(sample, dimensions, Optional.empty());
    }

    private static float norm(float[] vector) {
        return (float) Math.sqrt(Lanes.dot(vector, 0, vector, 0, vector.length) + 1e-12);
    }

    private interface Scoring {
        double[] score(List<Integer> seeds, int[] candidates);
    }

    private static PlaylistScorer scorer(String name, Scoring scoring) {
        return new PlaylistScorer() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double[] score(List<Integer> seeds, int[] candidates) {
                return scoring.score(seeds, candidates);
            }
        };
    }
}
