package dev.segue.evaluation.measures;

import java.util.ArrayList;
import java.util.List;

/// Holds foretold probabilities against what happened.
///
/// Tests are counted in fine cells of log odds, from which groups are made at the end. Groups hold about as many
/// events that were to be expected, not as many tests: where nearly all probabilities are small, groups of equal width,
/// or of equally many tests, would say nothing of the large ones.
///
/// Sources: Brier, *Verification of Forecasts Expressed in Terms of Probability*, Monthly Weather Review 1950; Murphy,
/// Winkler, *Reliability of Subjective Probability Forecasts*, Applied Statistics 1977 (the curve); Pakdaman Naeini,
/// Cooper, Hauskrecht, *Obtaining Well Calibrated Probabilities Using Bayesian Binning*, AAAI 2015 (the expected
/// calibration error).
public final class Reliability {

    private static final int GROUPS = 12;
    private static final double LEAST_LOG_ODDS = -14;
    private static final double STEP = 0.05;
    private static final int CELLS = 480;

    private final long[] tests = new long[CELLS];
    private final long[] hits = new long[CELLS];
    private final double[] foretold = new double[CELLS];
    private double squares;

    /// Some tests with similar probabilities.
    ///
    /// @param foretold the mean of their probabilities
    /// @param happened the share of them in which it happened
    /// @param tests how many there are
    public record Point(double foretold, double happened, long tests) {}

    /// Counts a test.
    ///
    /// @param probability what was foretold, in `[0, 1]`
    public void add(double probability, boolean happened) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability %s; expected 0 to 1".formatted(probability));
        }
        double logOdds = Math.log(probability / (1 - probability));
        int cell = (int) Math.clamp((logOdds - LEAST_LOG_ODDS) / STEP, 0, CELLS - 1.0);
        tests[cell]++;
        hits[cell] += happened ? 1 : 0;
        foretold[cell] += probability;
        double off = probability - (happened ? 1 : 0);
        squares += off * off;
    }

    /// Returns how many tests there were.
    public long tests() {
        return sum(tests);
    }

    /// Returns the share of tests in which it happened; NaN without any.
    public double rate() {
        return (double) sum(hits) / tests();
    }

    /// Returns the mean of what was foretold; NaN without any test.
    public double mean() {
        double sum = 0;
        for (double of : foretold) {
            sum += of;
        }
        return sum / tests();
    }

    /// Returns the mean squared distance between what was foretold and what happened, 0 to 1; lower is better.
    public double brier() {
        return squares / tests();
    }

    /// Returns by which part the Brier score is lower than that of foretelling the rate each time: 1 is perfect, 0 is
    /// no better, below 0 is worse; NaN where it always happened, or never.
    public double skill() {
        double ofTheRate = rate() * (1 - rate());
        return ofTheRate == 0 ? Double.NaN : 1 - brier() / ofTheRate;
    }

    /// Returns the mean distance between what was foretold and what happened in the groups of the curve, by tests.
    public double expectedCalibrationError() {
        double sum = 0;
        for (Point point : curve()) {
            sum += point.tests() * Math.abs(point.foretold() - point.happened());
        }
        return sum / tests();
    }

    /// Returns the reliability curve, by rising probability.
    public List<Point> curve() {
        double all = mean() * tests();
        List<Point> points = new ArrayList<>();
        double expected = 0;
        long counted = 0;
        long happened = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            expected += foretold[cell];
            counted += tests[cell];
            happened += hits[cell];
            if (counted > 0 && (expected * GROUPS >= all || cell == CELLS - 1)) {
                points.add(new Point(expected / counted, (double) happened / counted, counted));
                expected = 0;
                counted = 0;
                happened = 0;
            }
        }
        return points;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
