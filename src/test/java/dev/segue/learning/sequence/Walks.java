package dev.segue.learning.sequence;

import java.util.Arrays;
import java.util.Random;

/// Histories for tests: listeners who walk around a circle of tracks, one step at a time, each from a place of their
/// own; of every five tracks in a row one artist made them.
final class Walks {

    static final int TRACKS = 40;
    static final SequenceShape SHAPE = new SequenceShape(16, 4, 16);

    private Walks() {}

    /// @param strays how many of a hundred steps go anywhere
    static Histories around(long seed, int listeners, int steps, int strays) {
        Random random = new Random(seed);
        int[] starts = new int[listeners + 1];
        int[] tracks = new int[listeners * steps];
        long[] millis = new long[tracks.length];
        int[] numbers = new int[tracks.length];
        for (int listener = 0; listener < listeners; listener++) {
            int track = random.nextInt(TRACKS);
            for (int step = 0; step < steps; step++) {
                int position = listener * steps + step;
                track = random.nextInt(100) < strays ? random.nextInt(TRACKS) : (track + 1) % TRACKS;
                tracks[position] = track;
                millis[position] = 240_000L * step + (random.nextInt(10) == 0 ? 7_200_000 : 0);
                numbers[position] = step * listeners + listener;
            }
            starts[listener + 1] = (listener + 1) * steps;
        }
        return new Histories(starts, tracks, millis, numbers);
    }

    static int[] artists() {
        int[] artists = new int[TRACKS];
        Arrays.setAll(artists, track -> track / 5);
        return artists;
    }

    static TrackTable table(Histories histories, long seed) {
        return TrackTable.of(histories, Integer.MAX_VALUE, artists(), SHAPE.dimensions(), 1, 1000, seed);
    }

    static SequenceSettings settings(long seed) {
        return new SequenceSettings(SHAPE, 1, 1000, 8, 32, 0.01f, 0.001f, false, 20, 4, seed);
    }
}
