package dev.segue.learning.ranker;

import dev.segue.math.Isotonic;
import java.util.Arrays;

/// What has become of offered tracks, counted, and the probabilities that follow. Immutable.
///
/// The order's shares say which of two tracks is the likelier choice, and hardly how likely either is. Two
/// tables of counts make probabilities of such beliefs: how often a track offered with a share in one of
/// [#SHARES] half octaves was what the listener put on next, and how often one put on with a skip tendency in
/// one of [#TENDENCIES] steps of log odds was skipped. Each table is made to rise (pool adjacent violators),
/// each cell begins at what was believed, worth [#PRIOR] observations, and between cells lies a line in
/// logarithms. The product of the two is the probability of the whole way from offer to skip, as in a funnel
/// whose stages are estimated on all that reached them.
///
/// Counts add up exactly: tasks send what they have counted, the owner adds. Now and then all are halved, so
/// that what listeners do now outweighs what they did when the order knew less: they hold a quarter to a half
/// of the events that were ever seen, and of these never more than [#MOST_EVENTS]. Whoever adds up one by one,
/// and whoever adds sums, halves at other moments; up to [#LEAST_EVENTS] nobody does.
///
/// Sources: Zadrozny, Elkan, *Transforming Classifier Scores into Accurate Multiclass Probability Estimates*, KDD 2002
/// (isotonic regression); the same, *Obtaining calibrated probability estimates from decision trees and naive Bayesian
/// classifiers*, ICML 2001 (binning); Ma et al., *Entire Space Multi-Task Model*, SIGIR 2018 (the product). Platt's
/// sigmoid (1999) has fewer parameters, but a learning rate, and its steps do not add up.
///
/// 146 counts. Cost: a table is made once for each new set of counts, O(cells); a look-up is two logarithms.
public final class Prospects {

    static final int SHARES = 40;
    static final int TENDENCIES = 32;

    private static final double LEAST_LOG_ODDS = -5;
    private static final double LOG_ODDS_STEP = 0.25;
    private static final double PRIOR = 10;
    private static final double BELIEVED_SKIP_RATE = 0.2;
    private static final long SETTLED = 1_000;
    private static final long MOST_EVENTS = 1L << 13;
    private static final long LEAST_EVENTS = 1_024;

    /// What an observation counts, so that halving loses nothing that matters.
    private static final long UNIT = 256;

    private static final int OFFERED = 0;
    private static final int TAKEN = SHARES;
    private static final int TRIED = TAKEN + SHARES;
    private static final int SKIPPED = TRIED + TENDENCIES;
    private static final int EVENTS = SKIPPED + TENDENCIES;
    private static final int EVER = EVENTS + 1;
    private static final int COUNTS = EVER + 1;

    /// What is believed before anything has been seen.
    public static final Prospects NONE = new Prospects(new long[COUNTS]);

    private final long[] counts;
    private final double[] chosen;
    private final double[] left;
    private final double skipRate;

    private Prospects(long[] counts) {
        this.counts = counts;
        this.chosen = table(counts, OFFERED, TAKEN, SHARES, Prospects::shareAt);
        this.left = table(counts, TRIED, SKIPPED, TENDENCIES, Prospects::tendencyAt);
        double tried = sum(counts, TRIED, TENDENCIES) + PRIOR * UNIT;
        this.skipRate = (sum(counts, SKIPPED, TENDENCIES) + PRIOR * UNIT * BELIEVED_SKIP_RATE) / tried;
    }

    private interface Belief {
        double at(double position);
    }

    /// Returns what [#counts] has given; [#NONE] when they are of another version's cells, or cannot be counts.
    public static Prospects ofCounts(long[] counts) {
        return isSound(counts) ? new Prospects(counts.clone()) : NONE;
    }

    /// Returns the counts, for [#ofCounts].
    public long[] counts() {
        return counts.clone();
    }

    /// Returns these and what has been counted since; itself when that is nothing, or not sound.
    public Prospects plus(long[] more) {
        if (!isSound(more)) {
            return this;
        }
        long[] sums = counts.clone();
        for (int i = 0; i < COUNTS; i++) {
            sums[i] += more[i];
        }
        long most = Math.clamp(sums[EVER] / 2, LEAST_EVENTS * UNIT, MOST_EVENTS * UNIT);
        while (sums[EVENTS] > most) {
            for (int i = 0; i < EVER; i++) {
                sums[i] >>= 1;
            }
        }
        return new Prospects(sums);
    }

    /// Returns how many plays and skips have ever been seen.
    public long events() {
        return counts[EVER] / UNIT;
    }

    /// Returns how likely it is that an offered track is skipped once it is put on, whichever it is.
    public double skipRate() {
        return skipRate;
    }

    /// Returns what will become of a track: higher shares never make it less likely to be put on, nor higher skip
    /// tendencies less likely to be skipped then.
    public Prospect of(Odds odds) {
        double next = at(chosen, sharePosition(odds));
        double skip = at(left, tendencyPosition(odds));
        return new Prospect(odds, next * (1 - skip), next * skip, events() >= SETTLED);
    }

    /// Counts a track that was offered.
    static void offered(long[] into, Odds odds, boolean taken) {
        int cell = cell(sharePosition(odds), SHARES);
        into[OFFERED + cell] += UNIT;
        into[TAKEN + cell] += taken ? UNIT : 0;
    }

    /// Counts what became of a track that was offered and put on.
    static void tried(long[] into, Odds odds, boolean skipped) {
        int cell = cell(tendencyPosition(odds), TENDENCIES);
        into[TRIED + cell] += UNIT;
        into[SKIPPED + cell] += skipped ? UNIT : 0;
    }

    /// Counts a play or skip, whatever it was of.
    static void event(long[] into) {
        into[EVENTS] += UNIT;
        into[EVER] += UNIT;
    }

    static long[] nothing() {
        return new long[COUNTS];
    }

    private static boolean isSound(long[] counts) {
        return counts.length == COUNTS && Arrays.stream(counts).allMatch(count -> count >= 0);
    }

    private static double[] table(long[] counts, int of, int hits, int cells, Belief belief) {
        double[] values = new double[cells];
        double[] weights = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            weights[cell] = (double) counts[of + cell] / UNIT + PRIOR;
            values[cell] = ((double) counts[hits + cell] / UNIT + PRIOR * belief.at(cell + 0.5)) / weights[cell];
        }
        return Isotonic.rising(values, weights);
    }

    private static double at(double[] table, double position) {
        double between = Math.clamp(position - 0.5, 0, table.length - 1.0);
        int cell = (int) between;
        double here = Math.log(table[cell]);
        double next = Math.log(table[Math.min(cell + 1, table.length - 1)]);
        return Math.clamp(Math.exp(here + (between - cell) * (next - here)), 0, 1);
    }

    private static double sharePosition(Odds odds) {
        return SHARES + 2 * Math.log(odds.share()) / Math.log(2);
    }

    private static double shareAt(double position) {
        return Math.pow(2, (position - SHARES) / 2);
    }

    private static double tendencyPosition(Odds odds) {
        return (Math.log(odds.skipTendency() / (1 - odds.skipTendency())) - LEAST_LOG_ODDS) / LOG_ODDS_STEP;
    }

    private static double tendencyAt(double position) {
        return 1 / (1 + Math.exp(-(LEAST_LOG_ODDS + position * LOG_ODDS_STEP)));
    }

    private static int cell(double position, int cells) {
        return (int) Math.clamp(position, 0, cells - 1.0);
    }

    private static double sum(long[] counts, int from, int length) {
        return Arrays.stream(counts, from, from + length).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prospects that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "Prospects[%d events]".formatted(events());
    }
}
