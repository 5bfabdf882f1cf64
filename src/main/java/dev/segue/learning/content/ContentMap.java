package dev.segue.learning.content;

import dev.segue.math.GramMatrix;
import dev.segue.math.Lanes;
import dev.segue.math.RidgeSystem;
import java.util.Optional;

/// What a track's content says about its vector among the factors: a linear map, regressed on the tracks that
/// have both. Immutable; made by a [Learner].
///
/// `factors ≈ mean + Wᵀ · content`, each column of `W` a ridge regression.
///
/// Source: Gantner et al., *Learning attribute-to-feature mappings for cold-start recommendations*, ICDM 2010.
public final class ContentMap {

    private static final float RIDGE = 10;

    private final int contents;
    private final int factors;
    private final float[] mean;
    private final float[] weights;

    private ContentMap(int contents, int factors, float[] mean, float[] weights) {
        this.contents = contents;
        this.factors = factors;
        this.mean = mean;
        this.weights = weights;
    }

    /// Returns how well the map's vector of a track fits a listener, less [#query]'s product: the same for all tracks.
    public double offset(float[] listener) {
        return Lanes.dot(mean, 0, listener, 0, factors);
    }

    /// Returns what the content of a track is multiplied with to say how well the track fits a listener: `W ·
    /// listener`.
    public float[] query(float[] listener) {
        float[] query = new float[contents];
        for (int i = 0; i < factors; i++) {
            Lanes.addScaled(query, 0, listener[i], weights, i * contents, contents);
        }
        return query;
    }

    /// Computes the vector that the content of a track speaks for.
    public void vectorOf(float[] content, float[] into) {
        for (int i = 0; i < factors; i++) {
            into[i] = mean[i] + Lanes.dot(weights, i * contents, content, 0, contents);
        }
    }

    /// Collects tracks that have both vectors. Not thread-safe.
    public static final class Learner {

        private final int contents;
        private final int factors;
        private final GramMatrix gram;
        private final double[] mean;
        private final double[] contentMean;
        private final double[] products;
        private long tracks;

        /// @param contents the length of the content's vectors
        /// @param factors the length of the factors
        public Learner(int contents, int factors) {
            this.contents = contents;
            this.factors = factors;
            this.gram = new GramMatrix(contents);
            this.mean = new double[factors];
            this.contentMean = new double[contents];
            this.products = new double[factors * contents];
        }

        /// Adds a track.
        public void add(float[] content, float[] factor) {
            gram.add(content, 0, 1);
            for (int j = 0; j < contents; j++) {
                contentMean[j] += content[j];
            }
            for (int i = 0; i < factors; i++) {
                mean[i] += factor[i];
                for (int j = 0; j < contents; j++) {
                    products[i * contents + j] += (double) factor[i] * content[j];
                }
            }
            tracks++;
        }

        /// Returns the map; empty when there are fewer tracks than could tell anything.
        public Optional<ContentMap> learnt() {
            if (tracks < contents) {
                return Optional.empty();
            }
            float[] means = new float[factors];
            float[] weights = new float[factors * contents];
            float[] right = new float[contents];
            RidgeSystem system = new RidgeSystem(contents);
            for (int i = 0; i < factors; i++) {
                means[i] = (float) (mean[i] / tracks);
                for (int j = 0; j < contents; j++) {
                    right[j] = (float) ((products[i * contents + j] - means[i] * contentMean[j]) / RIDGE);
                }
                system.begin(gram, 1, RIDGE);
                system.pullTowards(right, 0);
                if (!system.solve(weights, i * contents)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new ContentMap(contents, factors, means, weights));
        }
    }
}
