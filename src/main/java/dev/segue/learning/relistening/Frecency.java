package dev.segue.learning.relistening;

/// How present a track is in a listener's memory: the sum over past plays of a power of their age.
///
/// `Σ age^−d`, the base level of ACT-R before its logarithm, which does not change an order. Only the latest plays have
/// exact times; the earlier ones are taken as spread evenly from the first play to the oldest exact one.
///
/// Sources: Anderson, Schooler, *Reflections of the Environment in Memory*, Psychological Science 1991; Petrov,
/// *Computationally Efficient Approximation of the Base-Level Learning Equation in ACT-R*, ICCM 2006 (the
/// hybrid formula); Reiter-Haas, Parada-Cabaleiro, Schedl, Motamedi, Tkalcic, Lex, *Predicting Music
/// Relistening Behavior Using the ACT-R Framework*, RecSys 2021. We differ: d is 1, as measured on listening
/// logs, where theirs is ½; the integral is then a logarithm.
public final class Frecency {

    /// Ages are at least this long: what has just been played is not infinitely present. 10 minutes.
    public static final double LEAST_AGE_MILLIS = 600_000;

    private static final double HOUR_MILLIS = 3_600_000;

    private Frecency() {}

    /// Returns the presence of a track, in units of one play an hour ago; 0 when it was never played.
    ///
    /// @param plays how often it was played; of these, the latest three have exact times
    /// @param lastAtMillis the latest play
    /// @param previousAtMillis the latest play but one, not looked at when there is none
    /// @param earlierAtMillis the latest play but two, not looked at when there is none
    /// @param firstAtMillis the earliest play
    /// @param atMillis now; plays after it count as of this moment
    public static double of(
            int plays,
            long lastAtMillis,
            long previousAtMillis,
            long earlierAtMillis,
            long firstAtMillis,
            long atMillis) {
        double sum = plays > 0 ? HOUR_MILLIS / ageOf(lastAtMillis, atMillis) : 0;
        sum += plays > 1 ? HOUR_MILLIS / ageOf(previousAtMillis, atMillis) : 0;
        if (plays > 2) {
            double age = ageOf(earlierAtMillis, atMillis);
            double oldest = ageOf(firstAtMillis, atMillis);
            double mean = oldest > age * 1.001 ? Math.log(oldest / age) / (oldest - age) : 1 / age;
            sum += HOUR_MILLIS / age + (plays - 3) * HOUR_MILLIS * mean;
        }
        return sum;
    }

    private static double ageOf(long timeMillis, long atMillis) {
        return Math.max(LEAST_AGE_MILLIS, (double) atMillis - timeMillis);
    }
}
