package dev.segue.evaluation;

/// The tracks that one listener met last, each once, and the vector that they made.
final class LatestTracks {

    private final long[] tracks;
    private final float[] strengths;
    private final float[] vector;
    private int size;
    private long added;

    LatestTracks(int most, int dimensions) {
        this.tracks = new long[most];
        this.strengths = new float[most];
        this.vector = new float[dimensions];
    }

    /// Puts a track at the front; of one that is there, the latest strength counts.
    void add(long track, float strength) {
        int place = 0;
        while (place < size && tracks[place] != track) {
            place++;
        }
        int from = place < size ? place + 1 : size == tracks.length ? 1 : 0;
        if (from > 0) {
            System.arraycopy(tracks, from, tracks, from - 1, size - from);
            System.arraycopy(strengths, from, strengths, from - 1, size - from);
            size--;
        }
        tracks[size] = track;
        strengths[size] = strength;
        size++;
        added++;
    }

    int size() {
        return size;
    }

    /// Returns how often a track was put in.
    long added() {
        return added;
    }

    /// Returns the track met so many others ago; 0 is the latest.
    long track(int back) {
        return tracks[size - 1 - back];
    }

    float strength(int back) {
        return strengths[size - 1 - back];
    }

    /// Returns the vector, to be changed in place.
    float[] vector() {
        return vector;
    }
}
