package dev.segue.ranking;

import dev.segue.listener.KnownTrack;
import dev.segue.listener.KnownTrack.Verdict;
import dev.segue.ranking.Ranked.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

    Source mainSource(int candidate) {
        Source main = Source.TRENDING;
        double most = 0;
        for (Source source : SOURCES) {
            double part = part(source, candidate);
            if (part > most) {
                most = part;
                main = source;
            }
        }
        return main;
    }

    List<Reason> reasons(int candidate, Situation situation) {
        List<Reason> reasons = new ArrayList<>(2);
        double sum = 0;
        for (Source source : SOURCES) {
            sum += part(source, candidate);
        }
        for (Source source : SOURCES) {
            double part = part(source, candidate);
            if (part > 0) {
                add(reasons, reason(source, candidate, situation, part / sum));
            }
        }
        reasons.sort(Comparator.comparingDouble(Reason::weight).reversed());
        return reasons;
    }

    private double part(Source source, int candidate) {
        return pool.rank(source, candidate) > 0
                ? weights[source.column()] * Math.sqrt(pool.score(source, candidate))
                : 0;
    }

    /// Returns what the listener's own skips and likes of the track make of its score.
    private double leaning(int candidate) {
        KnownTrack known = pool.known(candidate);
        if (known == null) {
            return 1;
        }
        double liked = known.verdict() == Verdict.LIKED ? 1.5 : 1;
        return liked * (known.plays() + 1) / (known.plays() + known.skips() + 1);
    }

    private Reason reason(Source source, int candidate, Situation situation, double weight) {
        int back = pool.origin(source, candidate);
        return switch (source) {
            case SUCCESSORS, NEXT, OWN_NEXT, ARTIST_ORDER, SAME_ARTIST ->
                new Reason(source.reason(), situation.play(back).track(), situation.artist(back), weight);
            case RELISTENING -> new Reason(source.reason(), pool.track(candidate), 0, weight);
            case TRENDING -> new Reason(source.reason(), 0, 0, weight);
        };
    }

    /// Adds a reason; two sources with one code give one reason.
    private static void add(List<Reason> reasons, Reason reason) {
        for (int i = 0; i < reasons.size(); i++) {
            Reason other = reasons.get(i);
            if (other.code().equals(reason.code())) {
                Reason main = other.weight() >= reason.weight() ? other : reason;
                reasons.set(i, new Reason(main.code(), main.track(), main.artist(), other.weight() + reason.weight()));
                return;
            }
        }
        reasons.add(reason);
    }
}
