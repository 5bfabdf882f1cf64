package dev.segue.learning.ranker;

import java.util.Random;

/// Invented slates.
final class Slates {

    static final int CIRCUMSTANCES = 3;
    static final int FEATURES = 5;

    private Slates() {}

    /// A slate of random numbers between 0 and 1; the first circumstance is 1.
    static Slate atRandom(Random random, int candidates) {
        Slate slate = new Slate(CIRCUMSTANCES, FEATURES, candidates);
        slate.setCircumstance(0, 1);
        for (int k = 1; k < CIRCUMSTANCES; k++) {
            slate.setCircumstance(k, random.nextDouble());
        }
        for (int c = 0; c < candidates; c++) {
            slate.add();
            for (int i = 0; i < FEATURES; i++) {
                slate.set(c, i, random.nextDouble());
            }
        }
        return slate;
    }

    /// The candidate that is best under a rule that depends on the circumstances.
    static int bestOf(Slate slate) {
        int best = 0;
        for (int c = 1; c < slate.size(); c++) {
            best = worth(slate, c) > worth(slate, best) ? c : best;
        }
        return best;
    }

    private static double worth(Slate slate, int candidate) {
        float z = slate.circumstance(1);
        return z * slate.get(candidate, 1) + (1 - z) * slate.get(candidate, 2);
    }
}
