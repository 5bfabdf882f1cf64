package dev.segue.ranking;

import dev.segue.learning.ranker.Slate;
import dev.segue.math.Lanes;
import java.util.HashMap;
import java.util.Map;

/// The traits that come from vectors: how a candidate, and its artist, fit the listener and the last track.
final class FactorTraits {

    private static final int OF_ARTIST = 4;
    private static final double TINY = 1e-12;

    private final Situation situation;
    private final ListenerFactors factors;
    private final double best;
    private final Slate slate;
    private final float[] vector;
    private final float[] last;
    private final float lastSquare;
    private final Map<Long, Double> artists = new HashMap<>();

    FactorTraits(Situation situation, ListenerFactors factors, Candidates pool, Slate slate) {
        this.situation = situation;
        this.factors = factors;
        this.best = pool.best(Source.FACTORS);
        this.slate = slate;
        this.last = new float[factors.vector().length];
        this.vector = new float[last.length];
        boolean hasLast =
                situation.length() > 0 && factors.copy(situation.play(0).track(), last);
        this.lastSquare = hasLast ? product(last, last) : 0;
    }

    void describe(int row, TrackNode node) {
        if (factors.copy(node.fingerprint(), vector)) {
            double fit = factors.fit(vector);
            set(row, Trait.FIT, Math.clamp(fit, -1, 2));
            if (best > 0 && fit > 0) {
                set(row, Trait.FIT_SHARE, Math.sqrt(Math.min(4, fit / best)));
            }
            if (lastSquare > 0) {
                set(
                        row,
                        Trait.LIKENESS,
                        product(vector, last) / Math.sqrt(lastSquare * product(vector, vector) + TINY));
            }
        }
        if (node.artist() != 0) {
            set(row, Trait.ARTIST_FIT, Math.clamp(artists.computeIfAbsent(node.artist(), this::fitOfArtist), -1, 2));
        }
    }

    private static float product(float[] one, float[] other) {
        return Lanes.dot(one, 0, other, 0, one.length);
    }

    private void set(int row, Trait trait, double value) {
        Features.set(slate, row, trait, value);
    }

    private double fitOfArtist(long artist) {
        ArtistTracks tracks = situation.model().tracksOf(artist);
        int size = Math.min(OF_ARTIST, tracks.popularSize());
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += factors.fit(tracks.popular(i).fingerprint());
        }
        return size == 0 ? 0 : sum / size;
    }
}
