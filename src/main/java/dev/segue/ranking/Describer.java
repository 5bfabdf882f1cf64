package dev.segue.ranking;

import dev.segue.learning.ranker.Slate;
import org.jspecify.annotations.Nullable;

/// Writes the features of the candidates of one list, a row each: what a column means stands in [Trait].
final class Describer {

    private final Candidates pool;
    private final Blend blend;
    private final Slate slate;
    private final ListenerTraits listener;
    private final TrackTraits track;
    private final @Nullable FactorTraits factors;
    private final @Nullable ContentTraits content;
    private final @Nullable SequenceTraits sequence;
    private final SourceTraits sources;

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
        this.sources = new SourceTraits(pool, slate);
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
        sources.describe(row, candidate);
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
}
