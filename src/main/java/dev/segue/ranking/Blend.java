package dev.segue.ranking;

import dev.segue.listener.KnownTrack;
import dev.segue.ranking.RankRequest.Mode;
import org.jspecify.annotations.Nullable;

/// The fixed blend of one list: what each source says about a candidate becomes one score.
///
/// `Σ weight · √score` over the sources that have the candidate among their best; the score of a source whose
/// scores mean nothing by themselves ([Source#isAbsolute]) is first divided by its best. So a source that has
/// little to say in a list says little, and weights that are the same for all recordings can serve recordings
/// in which different sources are to be believed. Where only new tracks qualify, the vectors judge every
/// candidate, not only those that they gave. Figures: `topology-docs/decisions.md`.
final class Blend {

    private static final Source[] SOURCES = Source.values();

    private final double[] weights = new double[SOURCES.length];
    private final Candidates pool;
    private final Nominations said;
    private final @Nullable ListenerFactors judge;

    Blend(SourceWeights sourceWeights, Situation situation, Candidates pool) {
        this(sourceWeights, situation, situation.mode(), pool, pool);
    }

    /// @param mode which tracks qualify
    /// @param said what the sources say of those
    Blend(SourceWeights sourceWeights, Situation situation, Mode mode, Candidates pool, Nominations said) {
        this.pool = pool;
        this.said = said;
        for (Source source : SOURCES) {
            double unit = source.isAbsolute() ? 1 : said.best(source);
            weights[source.column()] = unit > 0 ? sourceWeights.of(source) / Math.sqrt(unit) : 0;
        }
        boolean judges = mode == Mode.DISCOVER && weights[Source.FACTORS.column()] > 0;
        this.judge = judges ? situation.factors() : null;
    }

    /// Returns whether a source has the candidate among its best.
    boolean isRanked(int candidate) {
        for (Source source : SOURCES) {
            if (said.rank(source, candidate) > 0) {
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
        double weight = weights[source.column()];
        if (said.rank(source, candidate) > 0) {
            return weight * Math.sqrt(said.score(source, candidate));
        }
        return source == Source.FACTORS && judge != null
                ? weight * Math.sqrt(Math.max(0, judge.fit(pool.track(candidate))))
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
