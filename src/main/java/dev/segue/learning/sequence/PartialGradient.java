package dev.segue.learning.sequence;

import java.util.Arrays;

/// The gradient of a few examples, with the scratch to find it: of one thread at a time.
final class PartialGradient {

    private final Histories histories;
    private final TrackTable table;
    private final Encoder encoder;
    private final SampledSoftmax softmax;
    private final int context;
    private final int dimensions;
    private final float[] vectors;
    private final boolean[] known;
    private final float[] target;
    private final float[] scratch;
    private final float[] ofWeights;
    private final float[] ofSample;
    private final int[] tracks;
    private final float[] ofTracks;
    private int size;
    private double loss;

    /// @param examples how many there are at most
    PartialGradient(Histories histories, TrackTable table, Encoder encoder, Sample sample, int weights, int examples) {
        this.histories = histories;
        this.table = table;
        this.encoder = encoder;
        this.context = encoder.context();
        this.dimensions = table.dimensions();
        this.softmax = new SampledSoftmax(sample, dimensions);
        this.vectors = new float[context * dimensions];
        this.known = new boolean[context];
        this.target = new float[dimensions];
        this.scratch = new float[dimensions];
        this.ofWeights = new float[weights];
        this.ofSample = new float[sample.size() * dimensions];
        this.tracks = new int[examples * (context + 1)];
        this.ofTracks = new float[tracks.length * dimensions];
    }

    void clear() {
        Arrays.fill(ofWeights, 0);
        Arrays.fill(ofSample, 0);
        size = 0;
        loss = 0;
    }

    /// Adds the gradient of one example.
    void add(int position) {
        int length = Math.min(context, histories.before(position));
        encoder.begin();
        for (int place = 0; place < length; place++) {
            known[place] = table.read(histories.track(position - 1 - place), vectors, place * dimensions);
            if (known[place]) {
                encoder.add(vectors, place * dimensions, place, age(position, place));
            }
        }
        var _ = table.read(histories.track(position), target, 0);
        loss += softmax.loss(encoder.encode(), histories.track(position), target, scratch, ofSample);
        put(histories.track(position));
        encoder.back(softmax.pointGradient(), ofWeights);
        for (int place = 0; place < length; place++) {
            if (known[place]) {
                encoder.backTo(place, age(position, place), vectors, place * dimensions, ofWeights, scratch);
                put(histories.track(position - 1 - place));
            }
        }
    }

    private Age age(int position, int place) {
        return Age.of(histories.millis(position) - histories.millis(position - 1 - place));
    }

    private void put(int track) {
        tracks[size] = track;
        System.arraycopy(scratch, 0, ofTracks, size * dimensions, dimensions);
        size++;
    }

    double loss() {
        return loss;
    }

    float[] ofWeights() {
        return ofWeights;
    }

    /// Returns the gradients of the sampled vectors, one after the other.
    float[] ofSample() {
        return ofSample;
    }

    /// Returns how many gradients of vectors of tracks there are; a track may have several.
    int size() {
        return size;
    }

    int track(int number) {
        return tracks[number];
    }

    /// Returns them one after the other.
    float[] ofTracks() {
        return ofTracks;
    }
}
