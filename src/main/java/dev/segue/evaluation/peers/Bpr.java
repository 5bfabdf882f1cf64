package dev.segue.evaluation.peers;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// BPR: matrix factorisation that learns to put what was chosen before what was not, online with AdaGrad.
///
/// For a choice `i` and a track `j` that the listener has not chosen, drawn uniformly: `x = w_u · (h_i − h_j)`,
/// `Θ ← Θ + rate / √(Σ g²) · g` with `g = σ(−x) · ∂x/∂Θ − decay · Θ`, for `w_u`, `h_i` and `h_j`.
///
/// Sources: Rendle, Freudenthaler, Gantner, Schmidt-Thieme, *BPR: Bayesian personalized ranking from implicit
/// feedback*, UAI 2009, figure 4 and section 4.3.1; Duchi, Hazan, Singer, *Adaptive subgradient methods*, JMLR
/// 2011, for the steps. We differ: the pairs come in the order of the stream, each choice with a few negatives.
/// Cost: learn O(negatives × dimensions), score O(dimensions × tracks).
final class Bpr extends Peer {

    /// How steps are taken.
    ///
    /// @param dimensions the length of the vectors
    /// @param rate the step before AdaGrad shortens it
    /// @param decay the pull towards zero
    /// @param negatives how many tracks a choice is compared with
    record Settings(int dimensions, double rate, double decay, int negatives) {

        /// Among the best of eight drawn at random, on the first halves of a listening log and of a log of likes alike.
        static final Settings DEFAULTS = new Settings(32, 0.1, 0.01, 20);

        static Settings sample(RandomGenerator random) {
            return new Settings(
                    Pick.of(random, 16, 32, 64),
                    Pick.of(random, 0.03, 0.1, 0.3),
                    Pick.of(random, 0.001, 0.01, 0.1),
                    Pick.of(random, 5, 10, 20));
        }
    }

    private static final double DEVIATION = 0.1;
    private static final int TRIES = 5;
    private static final double EPSILON = 1e-8;

    private final Settings settings;
    private final SplittableRandom random;
    private final FactorTable listeners;
    private final FactorTable listenerSquares;
    private final FactorTable tracks;
    private final FactorTable trackSquares;

    Bpr(String name, long seed, Settings settings) {
        super(name, seed);
        this.settings = settings;
        this.random = new SplittableRandom(seed);
        this.listeners = new FactorTable(settings.dimensions, DEVIATION, seed);
        this.listenerSquares = new FactorTable(settings.dimensions, 0, seed);
        this.tracks = new FactorTable(settings.dimensions, DEVIATION, ~seed);
        this.trackSquares = new FactorTable(settings.dimensions, 0, seed);
    }

    @Override
    void chosen(History history, int track, long atMillis) {
        while (listeners.rows() <= history.listener()) {
            listeners.add(listeners.rows() * 0x9E3779B97F4A7C15L);
            listenerSquares.add(0);
        }
        while (tracks.rows() < heard().trackCount()) {
            tracks.add(heard().track(tracks.rows()).fingerprint());
            trackSquares.add(0);
        }
        for (int n = 0; n < settings.negatives; n++) {
            int other = notChosen(history);
            if (other >= 0) {
                step(history.listener(), track, other);
            }
        }
    }

    /// Returns a track that the listener has not chosen; −1 when chance finds none.
    private int notChosen(History history) {
        for (int i = 0; i < TRIES; i++) {
            int track = random.nextInt(heard().trackCount());
            if (!history.hasChosen(track) && heard().plays(track) > 0) {
                return track;
            }
        }
        return -1;
    }

    /// Climbs once for a listener `u` who chose `i` and not `j`.
    void step(int u, int i, int j) {
        float[] w = listeners.copyOf(u);
        double push = 1 / (1 + Math.exp(tracks.dot(i, w) - tracks.dot(j, w)));
        for (int k = 0; k < settings.dimensions; k++) {
            float h = tracks.get(i, k);
            float other = tracks.get(j, k);
            climb(listeners, listenerSquares, u, k, push * (h - other));
            climb(tracks, trackSquares, i, k, push * w[k]);
            climb(tracks, trackSquares, j, k, -push * w[k]);
        }
    }

    private void climb(FactorTable table, FactorTable squares, int row, int k, double slope) {
        double value = table.get(row, k);
        double gradient = slope - settings.decay * value;
        double sum = squares.get(row, k) + gradient * gradient;
        squares.set(row, k, sum);
        table.set(row, k, value + settings.rate * gradient / Math.sqrt(sum + EPSILON));
    }

    @Override
    void score(History history, Shortlist list) {
        if (history.size() > 0) {
            float[] taste = listeners.copyOf(history.listener());
            list.candidates(track -> {
                if (track < tracks.rows()) {
                    list.offer(track, tracks.dot(track, taste));
                }
            });
        }
    }

    FactorTable listeners() {
        return listeners;
    }

    FactorTable tracks() {
        return tracks;
    }
}
