package dev.segue.ranking;

import dev.segue.listener.KnownTrack;

/// The fixed blend of one list: what each source says about a candidate becomes one score.
///
/// `Σ weight · √(score / best score of the source)` over the sources that have the candidate among their best. The root
/// keeps a source's lower ranks in play; on the development data it scores .150 mixed and .084 discover where the plain
/// quotient scores .149 and .083, and 1/rank .147 and .080, each with its own best weights.
final class Blend {

    private static final Source[] SOURCES = Source.values();

    private final double[] weights = new double[SOURCES.length];
    private final Candidates pool;

    Blend(SourceWeights sourceWeights, Candidates pool) {
        this.pool = pool;
        for (Source source : SOURCES) {
            double best = pool.best(source);
            weights[source.column()] = best > 0 ? sourceWeights.of(source) / Math.sqrt(best) : 0;
        }
    }

    /// Returns whether a source has the candidate among its best.
    boolean isRanked(int candidate) {
        for (Source source : SOURCES) {
            if (pool.rank(source, candidate) > 0) {
                return true;
            }
        }
        return false;
    }

    double score(int candidate) {
        double sum = 0;
        for (Source source : SOURCES) {
            sum += part(source, candidate);
        }
        return sum * leaning(candidate);
    }

    /// Returns what a source adds to the score of a candidate.
    double part(Source source, int candidate) {
        return pool.rank(source, candidate) > 0
                ? weights[source.column()] * Math.sqrt(pool.score(source, candidate))
                : 0;
    }

    /// Returns what the listener's own skips, likes and ratings of the track make of its score.
    private double leaning(int candidate) {
        KnownTrack known = pool.known(candidate);
        if (known == null) {
            return 1;
        }
        return (1 + 0.5 * known.strength()) * (known.plays() + 1) / (known.plays() + known.skips() + 1);
    }
}
