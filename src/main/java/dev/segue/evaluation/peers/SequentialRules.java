package dev.segue.evaluation.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Sequential rules: what came after the last track, in any session, the nearer the more.
///
/// `score(i, s) = Σ over sessions p, Σ over x, Σ over y < x, 1(p_y = last track of s) · 1(p_x = i) · w(x − y)`, without
/// the constant that divides all scores of a question. With one step it is the first-order Markov chain. Rules are
/// counted at once, play by play.
///
/// Source: Kamehkhosh, Jannach, Ludewig, *A comparison of frequent pattern techniques and a deep learning method for
/// session-based recommendation*, TempRec at RecSys 2017, section 2.1, `w(x) = 1/x` and ten steps; the authors' own
/// framework (`rn5l/session-rec`, settings for 30Music) takes 30 steps and `1/x²`, which are the defaults here. We
/// differ: a row is cut to its 500 strongest rules when it has 1,000, and when a session has just begun the last track
/// is that of the session before.
///
/// Cost: learn O(steps), score O(rules of the track). Memory: 16 bytes a rule, steps × plays of them at most.
final class SequentialRules extends Peer {

    /// How rules are counted.
    ///
    /// @param steps how far apart the two tracks of a rule may be, from 1
    /// @param fading what a rule weighs by distance
    record Settings(int steps, Fading fading) {

        static final Settings DEFAULTS = new Settings(30, Fading.QUADRATIC);

        static Settings sample(RandomGenerator random) {
            return new Settings(Pick.of(random, 1, 3, 10, 20, 30), Pick.of(random, Fading.values()));
        }

        Settings {
            if (steps < 1) {
                throw new IllegalArgumentException("steps %d; expected 1 or more".formatted(steps));
            }
        }
    }

    private static final int MOST = 1_000;
    private static final int KEPT = 500;

    private final Settings settings;
    private final List<SparseRow> rules = new ArrayList<>();

    SequentialRules(String name, long seed, Settings settings) {
        super(name, seed);
        this.settings = settings;
    }

    @Override
    void chosen(History history, int track, long atMillis) {
        while (rules.size() <= track) {
            rules.add(new SparseRow());
        }
        int here = history.size() - 1;
        for (int step = 1; step <= settings.steps && here - step >= history.sessionStart(); step++) {
            SparseRow row = rules.get(history.track(here - step));
            row.add(track, (float) settings.fading.atDistance(step));
            if (row.size() >= MOST) {
                row.keep(KEPT);
            }
        }
    }

    @Override
    void score(History history, Shortlist list) {
        if (history.size() > 0) {
            rules.get(history.track(history.size() - 1)).forEach(list::offer);
        }
    }
}
