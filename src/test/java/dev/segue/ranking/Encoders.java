package dev.segue.ranking;

import dev.segue.events.Fingerprint;
import dev.segue.events.HalfVector;
import dev.segue.events.TrackId;
import dev.segue.learning.sequence.SequenceModel;
import dev.segue.learning.sequence.SequenceShape;
import java.util.Random;

/// Encoders for tests, whose hidden layers do nothing: the point is the vector of the last track.
public final class Encoders {

    public static final SequenceShape SHAPE = new SequenceShape(16, 4, 16);

    private Encoders() {}

    /// @param tracks how many of `track-0`, `track-1` … have a random vector, and of `artist-0`, `artist-1` …
    static SequenceModel ofLastTrack(int tracks) {
        Random random = new Random(tracks);
        SequenceModel.Builder model = ofLastTrack();
        for (int i = 0; i < tracks; i++) {
            model.track(new TrackId("track-" + i).fingerprint(), random(random));
            model.artist(Fingerprint.of("artist-" + i), random(random));
        }
        return model.build();
    }

    private static HalfVector random(Random random) {
        float[] vector = new float[SHAPE.dimensions()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return HalfVector.of(vector);
    }

    /// Begins one that knows no track.
    public static SequenceModel.Builder ofLastTrack() {
        float[] weights = new float[SequenceModel.weightsOf(SHAPE)];
        for (int age = 0; age < 3; age++) {
            weights[age * SHAPE.context()] = 1;
        }
        return new SequenceModel.Builder(SHAPE, weights);
    }

    /// Gives a track a vector that points in one of sixteen directions.
    public static void put(SequenceModel.Builder model, String track, int direction, float length) {
        model.track(new TrackId(track).fingerprint(), towards(direction, length));
    }

    static void putArtist(SequenceModel.Builder model, String artist, int direction, float length) {
        model.artist(Fingerprint.of(artist), towards(direction, length));
    }

    private static HalfVector towards(int direction, float length) {
        float[] vector = new float[SHAPE.dimensions()];
        vector[direction] = length;
        return HalfVector.of(vector);
    }
}
