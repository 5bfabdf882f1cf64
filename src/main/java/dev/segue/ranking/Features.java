package dev.segue.ranking;

import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.ranker.Slate;

/// The columns of the ranker's features: three a source, then the [Trait]s.
final class Features {

    /// Per source: its score, its rank, whether it has the candidate among its best.
    static final int PER_SOURCE = 3;

    private static final int TRAITS_FROM = PER_SOURCE * Source.values().length;

    /// How many numbers describe a candidate.
    static final int COUNT = TRAITS_FROM + Trait.values().length;

    /// How many numbers describe the moment.
    static final int CIRCUMSTANCES = Circumstance.values().length;

    /// How steep the softmax over the blend's scores is before anything is learnt.
    static final double STEEPNESS = 4;

    private Features() {}

    static int score(Source source) {
        return PER_SOURCE * source.column();
    }

    static int rank(Source source) {
        return PER_SOURCE * source.column() + 1;
    }

    static int presence(Source source) {
        return PER_SOURCE * source.column() + 2;
    }

    static int of(Trait trait) {
        return TRAITS_FROM + trait.column();
    }

    /// Returns the name of a column.
    static String label(int column) {
        for (Source source : Source.values()) {
            if (column == score(source)) {
                return source.wireName() + ".score";
            } else if (column == rank(source)) {
                return source.wireName() + ".rank";
            } else if (column == presence(source)) {
                return source.wireName() + ".present";
            }
        }
        for (Trait trait : Trait.values()) {
            if (column == of(trait)) {
                return trait.label();
            }
        }
        throw new IllegalArgumentException("column %d; expected 0 to %d".formatted(column, COUNT - 1));
    }

    static void set(Slate slate, int candidate, Trait trait, double value) {
        slate.set(candidate, TRAITS_FROM + trait.column(), value);
    }

    /// Returns what is believed before anything is learnt: the fixed blend's order.
    static RankerWeights prior() {
        return RankerWeights.zero(CIRCUMSTANCES, COUNT).with(Circumstance.ALWAYS.column(), of(Trait.BLEND), STEEPNESS);
    }
}
