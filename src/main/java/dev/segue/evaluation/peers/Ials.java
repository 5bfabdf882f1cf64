package dev.segue.evaluation.peers;

import java.util.random.RandomGenerator;

/// Implicit ALS: weighted matrix factorisation, fitted in batches; with or without folding the listener in at each
/// question.
///
/// Minimises `Σ over all u, i of c_ui (p_ui − x_u · y_i)² + λ(Σ ‖x_u‖² + Σ ‖y_i‖²)`, where `p_ui` is 1 if `u`
/// has chosen `i` and 0 otherwise, and `c_ui = 1 + α · r_ui` for `r_ui` choices; by turns all `x_u` and all
/// `y_i` are solved exactly: `x_u = (YᵀY + Yᵀ(C_u − I)Y + λI)⁻¹ Yᵀ C_u p_u`. Without folding in, a listener is
/// as of the last fit, as in a nightly batch; with it, `x_u` is solved from the choices up to now against the
/// `Y` of the last fit.
///
/// Source: Hu, Koren, Volinsky, *Collaborative filtering for implicit feedback datasets*, ICDM 2008, equations 3 to 5.
/// We differ: a fit starts from the one before (the first from small random numbers, of which it makes twice the
/// sweeps); folding in looks at the latest `500` distinct tracks.
///
/// Cost: fit O(sweeps × (pairs × dimensions² + rows × dimensions³)), score O(dimensions × tracks).
final class Ials extends BatchPeer {

    /// How the model is fitted.
    ///
    /// @param dimensions the length of the vectors
    /// @param alpha α, how much a choice counts more than the absence of one
    /// @param ridge λ
    /// @param sweeps how often a fit goes over listeners and tracks
    record Settings(int dimensions, double alpha, double ridge, int sweeps) {

        static final Settings DEFAULTS = new Settings(32, 10, 1, 3);

        static Settings sample(RandomGenerator random) {
            return new Settings(
                    Pick.of(random, 16, 32, 64),
                    Pick.of(random, 1.0, 4.0, 10.0, 40.0, 100.0),
                    Pick.of(random, 0.1, 1.0, 10.0, 50.0, 200.0),
                    Pick.of(random, 2, 3));
        }

        Settings {
            if (!(ridge > 0 && alpha > 0)) {
                throw new IllegalArgumentException(
                        "alpha %s and ridge %s; expected more than 0".formatted(alpha, ridge));
            }
        }
    }

    private static final double DEVIATION = 0.01;
    private static final int MOST_TRACKS = 500;

    private final Settings settings;
    private final boolean foldsIn;
    private final WeightedRidge ridge;
    private final FactorTable listeners;
    private final FactorTable tracks;
    private boolean isFitted;

    Ials(String name, long seed, Settings settings, boolean foldsIn) {
        super(name, seed, Refits.DEFAULTS);
        this.settings = settings;
        this.foldsIn = foldsIn;
        this.ridge = new WeightedRidge(settings.dimensions, settings.ridge);
        this.listeners = new FactorTable(settings.dimensions, DEVIATION, seed);
        this.tracks = new FactorTable(settings.dimensions, DEVIATION, ~seed);
    }

    @Override
    void fit() {
        while (listeners.rows() < heard().listenerCount()) {
            listeners.add(listeners.rows() * 0x9E3779B97F4A7C15L);
        }
        while (tracks.rows() < heard().trackCount()) {
            tracks.add(heard().track(tracks.rows()).fingerprint());
        }
        Choices choices = Choices.of(heard());
        for (int sweep = 0; sweep < (isFitted ? settings.sweeps : 2 * settings.sweeps); sweep++) {
            solveAll(listeners, tracks, choices.byListener());
            solveAll(tracks, listeners, choices.byTrack());
        }
        isFitted = true;
        ridge.gramOf(tracks);
    }

    private void solveAll(FactorTable solved, FactorTable fixed, Choices.Rows rows) {
        ridge.gramOf(fixed);
        for (int row = 0; row < solved.rows(); row++) {
            ridge.begin();
            for (int at = rows.start(row); at < rows.end(row); at++) {
                ridge.add(fixed, rows.column(at), settings.alpha * rows.count(at));
            }
            double[] vector = ridge.solve();
            for (int k = 0; k < settings.dimensions; k++) {
                solved.set(row, k, vector[k]);
            }
        }
    }

    @Override
    void score(History history, Shortlist list) {
        if (isFitted && history.size() > 0) {
            float[] taste = foldsIn ? foldedIn(history) : fitted(history);
            if (taste.length > 0) {
                list.candidates(track -> {
                    if (track < tracks.rows()) {
                        list.offer(track, tracks.dot(track, taste));
                    }
                });
            }
        }
    }

    private float[] fitted(History history) {
        return history.listener() < listeners.rows() ? listeners.copyOf(history.listener()) : new float[0];
    }

    private float[] foldedIn(History history) {
        ridge.begin();
        IntSequence latest = history.latestDistinct(MOST_TRACKS);
        for (int i = 0; i < latest.size(); i++) {
            if (latest.get(i) < tracks.rows()) {
                ridge.add(
                        tracks, latest.get(i), settings.alpha * history.counts().get(latest.get(i)));
            }
        }
        double[] vector = ridge.solve();
        float[] taste = tracks.zero();
        for (int k = 0; k < vector.length; k++) {
            taste[k] = (float) vector[k];
        }
        return taste;
    }
}
