package dev.segue.simulation;

import java.util.List;
import java.util.SplittableRandom;

/// A source of chance that gives the same throws for the same seed and purpose on every machine.
///
/// Only exactly rounded arithmetic and [StrictMath] are used, so that no throw depends on the processor.
final class Dice {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final SplittableRandom random;

    private Dice(long state) {
        random = new SplittableRandom(state);
    }

    /// Returns dice of their own for one purpose, so that a change elsewhere does not change these throws.
    static Dice of(long seed, String purpose) {
        return new Dice(mixed(seed ^ (purpose.hashCode() * GOLDEN_GAMMA)));
    }

    /// Returns a fixed number in `[0, 1)` for a seed and a name: the same question has always the same answer.
    static double fixed(long seed, String name) {
        return (mixed(seed ^ (name.hashCode() * GOLDEN_GAMMA)) >>> 11) * UNIT;
    }

    double uniform() {
        return random.nextDouble();
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// Returns a number around 0 with variance 1: the sum of twelve uniform ones, within ±6.
    double bell() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    /// Returns a number of at least 1 with a heavy tail: the smaller the exponent, the lighter.
    double heavyTailed(double exponent, double cap) {
        return Math.min(cap, StrictMath.pow(1 - random.nextDouble(), -exponent));
    }

    long nextLong() {
        return random.nextLong();
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /// The finaliser of MurmurHash3 (Appleby), with Stafford's constants of variant 13.
    private static long mixed(long value) {
        long z = value + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
