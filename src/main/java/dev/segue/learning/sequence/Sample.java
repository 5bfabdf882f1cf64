package dev.segue.learning.sequence;

import java.util.SplittableRandom;

/// The tracks that a batch tells from what came next: drawn once for all of it, with their vectors side by side.
final class Sample {

    private final Proposal proposal;
    private final TrackTable table;
    private final int[] tracks;
    private final float[] vectors;

    Sample(Proposal proposal, TrackTable table, int size) {
        this.proposal = proposal;
        this.table = table;
        this.tracks = new int[size];
        this.vectors = new float[size * table.dimensions()];
    }

    /// Draws the next one, with the vectors of the moment.
    void draw(SplittableRandom random) {
        for (int i = 0; i < tracks.length; i++) {
            tracks[i] = proposal.draw(random);
            var _ = table.read(tracks[i], vectors, i * table.dimensions());
        }
    }

    int size() {
        return tracks.length;
    }

    int track(int place) {
        return tracks[place];
    }

    /// Returns the logarithm of how likely a track is to be drawn.
    double logOf(int track) {
        return proposal.log(track);
    }

    float[] vectors() {
        return vectors;
    }
}
