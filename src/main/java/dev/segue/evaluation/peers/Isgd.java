package dev.segue.evaluation.peers;

import java.util.random.RandomGenerator;

/// ISGD: matrix factorisation by one gradient step a choice, on positive feedback only.
///
/// `err = 1 − A_u · B_i`, `A_u ← A_u + η(err · B_i − λ A_u)`, then `B_i ← B_i + η(err · A_u − λ B_i)`; tracks
/// are ordered by `|1 − A_u · B_i|`, least first. New vectors are drawn from N(0, 0.1).
///
/// Source: Vinagre, Jorge, Gama, *Fast incremental matrix factorization for recommendation with positive-only
/// feedback*, UMAP 2014, algorithm 2. Cost: learn O(dimensions), score O(dimensions × tracks).
final class Isgd extends Peer {

    /// How steps are taken.
    ///
    /// @param dimensions the length of the vectors
    /// @param rate η
    /// @param decay λ
    /// @param steps steps a choice; the paper takes 1
    record Settings(int dimensions, double rate, double decay, int steps) {

        /// Far from the smaller steps (0.05, one a choice) that are often taken: on the development log .054 mixed and
        /// .012 discover where those give .013 and .0001.
        static final Settings DEFAULTS = new Settings(32, 0.2, 0.1, 3);

        static Settings sample(RandomGenerator random) {
            return new Settings(
                    Pick.of(random, 16, 32, 64),
                    Pick.of(random, 0.05, 0.1, 0.2, 0.4),
                    Pick.of(random, 0.001, 0.01, 0.1),
                    Pick.of(random, 1, 3, 5));
        }
    }

    private static final double DEVIATION = 0.1;

    private final Settings settings;
    private final FactorTable listeners;
    private final FactorTable tracks;

    Isgd(String name, long seed, Settings settings) {
        super(name, seed);
        this.settings = settings;
        this.listeners = new FactorTable(settings.dimensions, DEVIATION, seed);
        this.tracks = new FactorTable(settings.dimensions, DEVIATION, ~seed);
    }

    @Override
    void chosen(History history, int track, long atMillis) {
        while (listeners.rows() <= history.listener()) {
            listeners.add(listeners.rows() * 0x9E3779B97F4A7C15L);
        }
        while (tracks.rows() <= track) {
            tracks.add(heard().track(tracks.rows()).fingerprint());
        }
        for (int step = 0; step < settings.steps; step++) {
            step(listeners, history.listener(), tracks, track, settings);
        }
    }

    static void step(FactorTable a, int u, FactorTable b, int i, Settings settings) {
        double err = 1 - b.dot(i, a.copyOf(u));
        for (int k = 0; k < settings.dimensions; k++) {
            a.set(u, k, a.get(u, k) + settings.rate * (err * b.get(i, k) - settings.decay * a.get(u, k)));
        }
        for (int k = 0; k < settings.dimensions; k++) {
            b.set(i, k, b.get(i, k) + settings.rate * (err * a.get(u, k) - settings.decay * b.get(i, k)));
        }
    }

    @Override
    void score(History history, Shortlist list) {
        if (history.size() > 0) {
            float[] taste = listeners.copyOf(history.listener());
            list.candidates(track -> list.offer(track, -Math.abs(1 - tracks.dot(track, taste))));
        }
    }
}
