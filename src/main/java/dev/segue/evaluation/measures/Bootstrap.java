package dev.segue.evaluation.measures;

import dev.segue.math.Mix;
import java.util.Arrays;

/// Intervals and paired comparisons by resampling listeners.
///
/// A listener's lists resemble each other, so listeners are drawn, not lists. Each resample gives each listener
/// a weight drawn from Poisson(1), a hash of seed, resample and listener: two recommenders get the same
/// weights, which makes the comparison paired, and nothing depends on order or threads.
///
/// Sources: Efron, *Bootstrap methods: another look at the jackknife*, Annals of Statistics 1979; Hanley, MacGibbon,
/// *Creating non-parametric bootstrap samples using Poisson frequencies*, 2006; Sakai, *Evaluating evaluation metrics
/// based on the bootstrap*, SIGIR 2006.
public final class Bootstrap {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final double[] POISSON = poisson();

    private final long seed;
    private final int resamples;

    /// @param seed the same seed gives the same intervals
    /// @param resamples how often listeners are drawn anew; 1,000 is usual
    public Bootstrap(long seed, int resamples) {
        if (resamples < 10) {
            throw new IllegalArgumentException("%d resamples; expected 10 or more".formatted(resamples));
        }
        this.seed = seed;
        this.resamples = resamples;
    }

    /// Returns where the mean over all lists lies; from 0 to 0 without lists.
    public Interval interval(ListenerSums of) {
        return quantiles(means(of, new ListenerSums()));
    }

    /// Returns how the first compares with the second; both must have been asked the same questions.
    public Comparison compare(ListenerSums first, ListenerSums second) {
        double[] differences = means(first, second);
        double difference = total(first) - total(second);
        long atMostZero = Arrays.stream(differences).filter(value -> value <= 0).count();
        long atLeastZero =
                Arrays.stream(differences).filter(value -> value >= 0).count();
        double p = Math.min(1, 2.0 * (Math.min(atMostZero, atLeastZero) + 1) / (resamples + 1));
        return new Comparison(difference, quantiles(differences), p);
    }

    private static double total(ListenerSums of) {
        double sum = 0;
        long count = 0;
        for (int listener = 0; listener < of.size(); listener++) {
            sum += of.sum(listener);
            count += of.count(listener);
        }
        return count == 0 ? 0 : sum / count;
    }

    /// Returns the mean of the first less that of the second (0 when it is empty), in each resample.
    private double[] means(ListenerSums first, ListenerSums second) {
        double[] sums = new double[resamples];
        double[] counts = new double[resamples];
        for (int listener = 0; listener < first.size(); listener++) {
            int count = first.count(listener);
            if (count == 0) {
                continue;
            }
            if (second.size() > 0 && second.count(listener) != count) {
                throw new IllegalArgumentException("the two were not asked the same questions");
            }
            double sum = first.sum(listener) - second.sum(listener);
            long base = Mix.of(seed + listener * GOLDEN);
            for (int i = 0; i < resamples; i++) {
                int weight = weight(Mix.of(base + i * GOLDEN));
                sums[i] += weight * sum;
                counts[i] += (double) weight * count;
            }
        }
        double[] means = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            means[i] = counts[i] == 0 ? 0 : sums[i] / counts[i];
        }
        return means;
    }

    private static Interval quantiles(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int tail = (int) Math.floor(0.025 * sorted.length);
        return new Interval(sorted[tail], sorted[sorted.length - 1 - tail]);
    }

    private static int weight(long bits) {
        double uniform = (bits >>> 11) * 0x1.0p-53;
        int weight = 0;
        while (weight < POISSON.length && uniform >= POISSON[weight]) {
            weight++;
        }
        return weight;
    }

    /// The distribution function of Poisson(1), as far as a double can tell it from 1.
    private static double[] poisson() {
        double[] below = new double[16];
        double probability = Math.exp(-1);
        double sum = 0;
        for (int i = 0; i < below.length; i++) {
            sum += probability;
            below[i] = sum;
            probability /= i + 1;
        }
        return below;
    }
}
