package dev.segue.evaluation.measures;

/// How often a track stood at each place. Not thread-safe.
public final class PlaceCounts {

    private final long[] counts;
    private long total;

    /// @param depth how long the lists are; what is not in them stands after their end
    public PlaceCounts(int depth) {
        this.counts = new long[depth + 1];
    }

    /// Counts a place from 0; negative or beyond the depth: not in the list.
    public void add(int place) {
        counts[place < 0 ? counts.length - 1 : Math.min(place, counts.length - 1)]++;
        total++;
    }

    /// Returns how many were counted.
    public long total() {
        return total;
    }

    /// Returns the share that was among the first `k`; 0 without any.
    public double rate(int k) {
        long within = 0;
        for (int place = 0; place < Math.min(k, counts.length - 1); place++) {
            within += counts[place];
        }
        return total == 0 ? 0 : (double) within / total;
    }

    /// Returns the area under the ROC curve: how likely one of these stands before one of the others, two at the same
    /// place (or both in no list) counting half; NaN when either is empty.
    ///
    /// Source: Hanley, McNeil, *The meaning and use of the area under a ROC curve*, Radiology 1982.
    public double areaAgainst(PlaceCounts others) {
        if (counts.length != others.counts.length) {
            throw new IllegalArgumentException(
                    "lists of %d and %d tracks".formatted(counts.length, others.counts.length));
        }
        double before = 0;
        long behind = others.total;
        for (int place = 0; place < counts.length; place++) {
            behind -= others.counts[place];
            before += counts[place] * (behind + 0.5 * others.counts[place]);
        }
        return total == 0 || others.total == 0 ? Double.NaN : before / total / others.total;
    }
}
