package dev.segue.ranking;

import dev.segue.ranking.Ranked.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why candidates are in a list: what each source added to their scores.
final class Reasons {

    private static final Source[] SOURCES = Source.values();

    /// What a source added to the score of a candidate of the shortlist.
    interface Parts {
        double of(Source source, int candidate);
    }

    private final Shortlist list;
    private final Parts parts;
    private final double steepness;

    /// @param steepness by what a score is to be multiplied to be a logarithm of likelihood
    Reasons(Shortlist list, Parts parts, double steepness) {
        this.list = list;
        this.parts = parts;
        this.steepness = steepness;
    }

    /// Returns the source that added most.
    Source mainSource(int candidate) {
        double[] shares = sharesOf(candidate);
        Source main = Source.TRENDING;
        double most = 0;
        for (Source source : SOURCES) {
            if (shares[source.column()] > most) {
                most = shares[source.column()];
                main = source;
            }
        }
        return main;
    }

    /// Returns the reasons, most important first; their weights add up to 1.
    List<Reason> of(int candidate) {
        double[] shares = sharesOf(candidate);
        List<Reason> reasons = new ArrayList<>(2);
        double preferred = preferred(candidate, reasons);
        for (Source source : SOURCES) {
            double share = shares[source.column()] * (1 - preferred);
            if (share > 0) {
                add(reasons, reason(source, candidate, share));
            }
        }
        reasons.sort(Comparator.comparingDouble(Reason::weight).reversed());
        return reasons;
    }

    /// Adds what the listener says they like, where it speaks for the candidate; returns its share.
    private double preferred(int candidate, List<Reason> reasons) {
        Situation situation = list.situation();
        TrackNode node = list.pool().node(list.inPool(candidate));
        double said = node == null ? 0 : situation.leanings().of(node) / steepness;
        if (node == null || said == 0) {
            return 0;
        }
        double done = 0;
        for (Source source : SOURCES) {
            done += rank(source, candidate) > 0 ? Math.max(0, parts.of(source, candidate)) : 0;
        }
        double share = said / (said + done);
        reasons.add(preference(node, share));
        return share;
    }

    private Reason preference(@Nullable TrackNode node, double weight) {
        String word = node == null ? "" : list.situation().leanings().wordFor(node);
        return new Reason(Reason.PREFERENCE, 0, 0, weight, word);
    }

    /// Only what speaks for a candidate is a reason; when nothing does, the better its rank in a source the more;
    /// none when no source has it among its best.
    private double[] sharesOf(int candidate) {
        double[] shares = new double[SOURCES.length];
        double sum = 0;
        for (Source source : SOURCES) {
            if (rank(source, candidate) > 0) {
                shares[source.column()] = Math.max(0, parts.of(source, candidate));
                sum += shares[source.column()];
            }
        }
        if (!(sum > 0)) {
            for (Source source : SOURCES) {
                int rank = rank(source, candidate);
                shares[source.column()] = rank > 0 ? 1.0 / rank : 0;
                sum += shares[source.column()];
            }
        }
        for (int i = 0; i < shares.length && sum > 0; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private int rank(Source source, int candidate) {
        return list.pool().rank(source, list.inPool(candidate));
    }

    private Reason reason(Source source, int candidate, double weight) {
        Situation situation = list.situation();
        int back = list.pool().origin(source, list.inPool(candidate));
        boolean ofPlay = source != Source.LIKED && back != Candidates.NO_PLAY;
        if (ofPlay && situation.isPreference(back)) {
            return preference(situation.node(back), weight);
        }
        return switch (source) {
            case SUCCESSORS, NEXT, OWN_NEXT, ARTIST_ORDER, SAME_ARTIST, OWN_SEQUENCE, CONTENT ->
                new Reason(source.reason(), situation.play(back).track(), situation.artist(back), weight);
            case LIKED ->
                new Reason(source.reason(), situation.known().liked().get(back).track(), 0, weight);
            case RELISTENING -> new Reason(source.reason(), list.pool().track(list.inPool(candidate)), 0, weight);
            case TRENDING, FACTORS, UNHEARD, ENCODER -> new Reason(source.reason(), 0, 0, weight);
        };
    }

    /// Adds a reason; two sources with one code give one reason.
    private static void add(List<Reason> reasons, Reason reason) {
        for (int i = 0; i < reasons.size(); i++) {
            Reason other = reasons.get(i);
            if (other.code().equals(reason.code())) {
                Reason main = other.weight() >= reason.weight() ? other : reason;
                reasons.set(
                        i,
                        new Reason(
                                main.code(),
                                main.track(),
                                main.artist(),
                                other.weight() + reason.weight(),
                                main.said()));
                return;
            }
        }
        reasons.add(reason);
    }
}
