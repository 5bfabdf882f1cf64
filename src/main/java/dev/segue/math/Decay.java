package dev.segue.math;

import java.time.Duration;

/// Exponential decay with a half-life, and sums that decay forward.
///
/// A decaying sum is a pair *(value, reference time)*: what it was worth at the greatest time that was ever added to
/// it. Adding moves the reference forward only, so weights are at most 1 and nothing overflows however far a clock
/// jumps; what is decades older than the reference fades to zero. Additions commute up to rounding.
///
/// Two sums with different references are compared by [#log2At]: the logarithm of the value at the epoch, linear in
/// time and therefore finite for every time that a `long` of milliseconds holds.
///
/// Source: Cormode, Shkapenyuk, Srivastava, Xu, *Forward Decay: A Practical Time Decay Model for Streaming Systems*,
/// ICDE 2009.
///
/// @param halfLifeMillis after how many milliseconds a weight has halved, positive
public record Decay(double halfLifeMillis) {

    public Decay {
        if (!(halfLifeMillis > 0) || halfLifeMillis == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("half-life of %s ms; expected more than 0".formatted(halfLifeMillis));
        }
    }

    /// Returns the decay with that half-life.
    public static Decay halvingEvery(Duration halfLife) {
        return new Decay(halfLife.toMillis());
    }

    /// Returns what a weight of 1 given at one time is worth at another: `2^((from − to) / halfLife)`; more than 1
    /// when `to` is the earlier one.
    public double factor(long fromMillis, long toMillis) {
        return fromMillis == toMillis ? 1 : Math.pow(2, ((double) fromMillis - toMillis) / halfLifeMillis);
    }

    /// Returns the value of a sum after a weight was added, as of the later of the two times.
    ///
    /// @param value the sum as of `referenceMillis`
    /// @param referenceMillis the greatest time added so far
    /// @param weight what is added
    /// @param atMillis when it happened, before or after the reference
    public double plus(double value, long referenceMillis, double weight, long atMillis) {
        return atMillis >= referenceMillis
                ? value * factor(referenceMillis, atMillis) + weight
                : value + weight * factor(atMillis, referenceMillis);
    }

    /// Returns the base-2 logarithm of a sum carried to the epoch, by which sums of any reference are compared;
    /// negative infinity when the sum is not positive.
    public double log2At(double value, long referenceMillis) {
        return value > 0 ? Math.log(value) / Math.log(2) + referenceMillis / halfLifeMillis : Double.NEGATIVE_INFINITY;
    }
}
