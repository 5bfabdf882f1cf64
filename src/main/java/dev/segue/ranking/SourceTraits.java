package dev.segue.ranking;

import dev.segue.learning.ranker.Slate;

/// The features that say what the sources say of a candidate, each by itself and all together.
final class SourceTraits {

    private static final Source[] SOURCES = Source.values();

    /// What the number of agreeing sources is divided by: about the number of sources, and always the same, so that
    /// another source does not change what has been learnt about the others.
    private static final double AGREEING = 12;

    private final Nominations said;
    private final Slate slate;
    private final double[] shares = new double[SOURCES.length];

    SourceTraits(Nominations said, Slate slate) {
        this.said = said;
        this.slate = slate;
        for (Source source : SOURCES) {
            double best = said.best(source);
            shares[source.column()] = best > 0 ? 1 / best : 0;
        }
    }

    void describe(int row, int candidate) {
        int agreeing = 0;
        double ranks = 0;
        double bestRank = 0;
        for (Source source : SOURCES) {
            int rank = said.rank(source, candidate);
            if (rank > 0) {
                double reciprocal = 1.0 / rank;
                agreeing++;
                ranks += reciprocal;
                bestRank = Math.max(bestRank, reciprocal);
                double share = said.score(source, candidate) * shares[source.column()];
                slate.set(row, Features.score(source), Math.sqrt(share));
                slate.set(row, Features.rank(source), reciprocal);
                slate.set(row, Features.presence(source), 1);
            }
        }
        Features.set(slate, row, Trait.AGREEMENT, agreeing / AGREEING);
        Features.set(slate, row, Trait.BEST_RANK, bestRank);
        Features.set(slate, row, Trait.RANKS, ranks / 3);
    }
}
