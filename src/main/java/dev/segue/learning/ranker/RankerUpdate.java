package dev.segue.learning.ranker;

/// What a replica has learnt since its last report: differences of weights and of sums of squares, in whole
/// multiples of their grids. Immutable.
public final class RankerUpdate {

    private final int replica;
    private final long sequence;
    private final long steps;
    private final long[] weightUnits;
    private final long[] squareUnits;
    private final long[] prospectCounts;

    /// Creates an update from its parts, which are not copied and must not be changed afterwards.
    ///
    /// @param replica who has learnt it
    /// @param sequence the replica's how many-th report it is, from 1
    /// @param steps how many steps it sums up
    /// @param weightUnits differences of the weights, in units of [RankerWeights#GRID]
    /// @param squareUnits differences of the sums of squares, in units of [RankerWeights#SQUARE_GRID]
    /// @param prospectCounts what has become of offered tracks, as [ProspectCounter#take] gives it
    public RankerUpdate(
            int replica, long sequence, long steps, long[] weightUnits, long[] squareUnits, long[] prospectCounts) {
        this.replica = replica;
        this.sequence = sequence;
        this.steps = steps;
        this.weightUnits = weightUnits;
        this.squareUnits = squareUnits;
        this.prospectCounts = prospectCounts;
    }

    static RankerUpdate between(
            int replica, long sequence, RankerWeights before, RankerWeights after, long[] prospectCounts) {
        return new RankerUpdate(
                replica,
                sequence,
                after.steps() - before.steps(),
                differences(before.weightUnits(), after.weightUnits()),
                differences(before.squareUnits(), after.squareUnits()),
                prospectCounts);
    }

    /// Returns who has learnt it.
    public int replica() {
        return replica;
    }

    /// Returns the replica's how many-th report it is.
    public long sequence() {
        return sequence;
    }

    /// Returns how many steps it sums up.
    public long steps() {
        return steps;
    }

    /// Returns the differences of the weights, not to be changed.
    public long[] weightUnits() {
        return weightUnits;
    }

    /// Returns the differences of the sums of squares, not to be changed.
    public long[] squareUnits() {
        return squareUnits;
    }

    /// Returns what has become of offered tracks, not to be changed.
    public long[] prospectCounts() {
        return prospectCounts;
    }

    /// Returns the weights with the differences added, none beyond the limit.
    RankerWeights addedTo(RankerWeights weights, double mostWeight) {
        long most = (long) (mostWeight / RankerWeights.GRID);
        long[] sums = weights.weightUnits();
        long[] squares = weights.squareUnits();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.clamp(sums[i] + weightUnits[i], -most, most);
            squares[i] += squareUnits[i];
        }
        return RankerWeights.ofUnits(
                weights.circumstances(), weights.features(), weights.steps() + steps, sums, squares);
    }

    /// Returns whether it can be added to weights without harm: of their shape, no step longer than a limit, no sum of
    /// squares falling.
    boolean isSoundFor(RankerWeights weights, double mostPerStep) {
        int size = weights.circumstances() * weights.features();
        if (weightUnits.length != size || squareUnits.length != size || steps < 0) {
            return false;
        }
        double most = (steps + 1) * mostPerStep / RankerWeights.GRID;
        for (int i = 0; i < size; i++) {
            if (!(Math.abs((double) weightUnits[i]) <= most) || squareUnits[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static long[] differences(long[] before, long[] after) {
        for (int i = 0; i < after.length; i++) {
            after[i] -= before[i];
        }
        return after;
    }
}
