package dev.segue.ranking;

import dev.segue.learning.ranker.Slate;
import org.jspecify.annotations.Nullable;

/// Writes the features of the candidates of one list, a row each: what a column means stands in [Trait].
final class Describer {

    private static final Source[] SOURCES = Source.values();

    /// What the number of agreeing sources is divided by: about the number of sources, and always the same, so that
    /// another source does not change what has been learnt about the others.
    private static final double AGREEING = 12;

    private final Candidates pool;
    private final Blend blend;
    private final Slate slate;
    private final ListenerTraits listener;
    private final TrackTraits track;
    private final @Nullable FactorTraits factors;
    private final @Nullable ContentTraits content;
    private final @Nullable SequenceTraits sequence;
    private final double[] shares = new double[SOURCES.length];

    private Describer(Situation situation, Candidates pool, Blend blend, Slate slate) {
        this.pool = pool;
        this.blend = blend;
        this.slate = slate;
        Moment moment = new Moment(situation);
        moment.describe(slate);
        this.listener = new ListenerTraits(situation, moment.sessionLength(), slate);
        ListenerFactors own = situation.factors();
        this.factors = own == null ? null : new FactorTraits(situation, own, pool, slate);
        SessionContent described = situation.content();
        this.content = described == null ? null : new ContentTraits(situation, described, slate);
        ListenerSequence encoded = situation.sequence();
        this.sequence = encoded == null ? null : new SequenceTraits(encoded, slate);
        this.track = new TrackTraits(situation, pool, slate);
        for (Source source : SOURCES) {
            double best = pool.best(source);
            shares[source.column()] = best > 0 ? 1 / best : 0;
        }
    }

    /// Returns the features of some of the pool's candidates, in that order.
    static Slate slateOf(Situation situation, Candidates pool, Blend blend, int[] members) {
        Slate slate = new Slate(Features.CIRCUMSTANCES, Features.COUNT, members.length);
        Describer describer = new Describer(situation, pool, blend, slate);
        for (int candidate : members) {
            describer.describe(candidate);
        }
        return slate;
    }

    private void describe(int candidate) {
        int row = slate.add();
        sources(row, candidate);
        Features.set(slate, row, Trait.BLEND, blend.score(candidate));
        TrackNode node = pool.node(candidate);
        if (node != null) {
            listener.describe(row, node, pool.known(candidate));
            track.describe(row, candidate, node);
            if (factors != null) {
                factors.describe(row, node);
            }
            if (content != null) {
                content.describe(row, node);
            }
            if (sequence != null) {
                sequence.describe(row, node);
            }
        }
    }

    private void sources(int row, int candidate) {
        int agreeing = 0;
        double ranks = 0;
        double bestRank = 0;
        for (Source source : SOURCES) {
            int rank = pool.rank(source, candidate);
            if (rank > 0) {
                double reciprocal = 1.0 / rank;
                agreeing++;
                ranks += reciprocal;
                bestRank = Math.max(bestRank, reciprocal);
                double share = pool.score(source, candidate) * shares[source.column()];
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
