package dev.segue.learning.sequence;

import dev.segue.events.HalfVector;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A trained encoder and the vectors that go with it. Immutable.
///
/// A track that it does not know is read as its artist is, where it knows the artist.
public final class SequenceModel {

    private final SequenceShape shape;
    private final float[] weights;
    private final SortedMap<Long, HalfVector> tracks;
    private final SortedMap<Long, HalfVector> artists;

    private SequenceModel(Builder builder) {
        this.shape = builder.shape;
        this.weights = builder.weights;
        this.tracks = Collections.unmodifiableSortedMap(new TreeMap<>(builder.tracks));
        this.artists = Collections.unmodifiableSortedMap(new TreeMap<>(builder.artists));
    }

    /// Collects what a model holds. Not thread-safe.
    public static final class Builder {

        private final SequenceShape shape;
        private final float[] weights;
        private final Map<Long, HalfVector> tracks = new TreeMap<>();
        private final Map<Long, HalfVector> artists = new TreeMap<>();

        /// @param weights of the encoder, as many as its shape has
        /// @throws IllegalArgumentException when it has another number of them, or one of them is not a number
        public Builder(SequenceShape shape, float[] weights) {
            if (weights.length != shape.weights()) {
                throw new IllegalArgumentException(
                        "%d weights; expected %d".formatted(weights.length, shape.weights()));
            }
            for (float weight : weights) {
                if (!Float.isFinite(weight)) {
                    throw new IllegalArgumentException("a weight is " + weight);
                }
            }
            this.shape = shape;
            this.weights = weights.clone();
        }

        /// Gives a track its vector.
        ///
        /// @param key its fingerprint
        public void track(long key, HalfVector vector) {
            tracks.put(key, vector);
        }

        /// Gives an artist the vector that stands for unknown tracks.
        ///
        /// @param key its fingerprint
        public void artist(long key, HalfVector vector) {
            artists.put(key, vector);
        }

        /// Returns the model.
        public SequenceModel build() {
            return new SequenceModel(this);
        }
    }

    /// Returns how many weights an encoder of a shape has.
    public static int weightsOf(SequenceShape shape) {
        return shape.weights();
    }

    /// Returns the shape of the encoder.
    public SequenceShape shape() {
        return shape;
    }

    /// Returns the vectors of tracks by fingerprint.
    public SortedMap<Long, HalfVector> tracks() {
        return tracks;
    }

    /// Returns the vectors that stand for unknown tracks of artists, by the artist's fingerprint.
    public SortedMap<Long, HalfVector> artists() {
        return artists;
    }

    /// Returns a copy of the encoder's weights.
    public float[] weights() {
        return weights.clone();
    }

    /// Returns an encoder for one thread.
    public Encoder encoder() {
        return new Encoder(shape, weights);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SequenceModel model
                && model.shape.equals(shape)
                && Arrays.equals(model.weights, weights)
                && model.tracks.equals(tracks)
                && model.artists.equals(artists);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights) + 31 * tracks.hashCode() + 961 * artists.hashCode();
    }

    @Override
    public String toString() {
        return "%s with %d tracks and %d artists".formatted(shape, tracks.size(), artists.size());
    }
}
