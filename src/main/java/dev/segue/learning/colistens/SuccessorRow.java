package dev.segue.learning.colistens;

import dev.segue.events.TrackUpdate.Successor;
import dev.segue.math.Decay;
import dev.segue.math.TopK;
import java.util.Arrays;
import java.util.List;

/// What followed one track within a session: the row of its owner, broadcast to every process. Immutable.
///
/// Each entry keeps two decayed sums as of the row's reference time (`near`: Σ 1/distance, less what skips took
/// away; `next`: how often at distance 1) and two exact ones (`units`: Σ 2520/distance, `pairs`), which a
/// recount of the input must equal. Sums are raw: similarity is normalised when it is read. Merging commutes,
/// the decayed sums up to rounding, as long as nothing is pruned. Entries are in ascending order of the
/// fingerprint.
///
/// Direction matters: a row holds what *followed*. On the development data that scores .1111 where a symmetric row
/// scores .0796.
///
/// Memory: 28 bytes an entry.
public final class SuccessorRow {

    /// The row of a track that nothing has followed.
    public static final SuccessorRow NONE =
            new SuccessorRow(0, new long[0], new float[0], new float[0], new long[0], new int[0]);

    private final long referenceMillis;
    private final long[] tracks;
    private final float[] near;
    private final float[] next;
    private final long[] units;
    private final int[] pairs;

    /// Creates a row from its parts, which are not copied and must not be changed afterwards.
    ///
    /// @param referenceMillis the event time as of which the decayed sums are; the greatest that was merged
    /// @param tracks fingerprints of the tracks that followed, strictly ascending
    /// @param near decayed Σ 1/distance, skips subtracted
    /// @param next decayed number of times at distance 1
    /// @param units exact Σ [Successor#UNITS]/distance over plays
    /// @param pairs exact number of plays that followed
    public SuccessorRow(long referenceMillis, long[] tracks, float[] near, float[] next, long[] units, int[] pairs) {
        int size = tracks.length;
        if (near.length != size || next.length != size || units.length != size || pairs.length != size) {
            throw new IllegalArgumentException("%d tracks but %d near, %d next, %d units, %d pairs"
                    .formatted(size, near.length, next.length, units.length, pairs.length));
        }
        for (int i = 1; i < size; i++) {
            if (tracks[i - 1] >= tracks[i]) {
                throw new IllegalArgumentException("entries %d and %d are not in ascending order".formatted(i - 1, i));
            }
        }
        this.referenceMillis = referenceMillis;
        this.tracks = tracks;
        this.near = near;
        this.next = next;
        this.units = units;
        this.pairs = pairs;
    }

    /// Returns the row with more successors, pruned to the row limit by the decayed weight.
    ///
    /// Cost: O(row + k log k) for k successors, one power each and one for the row.
    public SuccessorRow merge(List<Successor> successors, CoListenSettings settings) {
        if (successors.isEmpty()) {
            return this;
        }
        return new RowMerge(this, successors, settings).merged();
    }

    /// Returns the event time as of which the decayed sums are, ms since the epoch; 0 for the empty row.
    public long referenceMillis() {
        return referenceMillis;
    }

    /// Returns the number of entries.
    public int size() {
        return tracks.length;
    }

    /// Returns the fingerprint of the track of an entry.
    public long track(int entry) {
        return tracks[entry];
    }

    /// Returns the decayed Σ 1/distance of an entry; negative when it was mostly skipped.
    public float near(int entry) {
        return near[entry];
    }

    /// Returns the decayed number of times that an entry's track came next.
    public float next(int entry) {
        return next[entry];
    }

    /// Returns the exact Σ 2520/distance of an entry.
    public long units(int entry) {
        return units[entry];
    }

    /// Returns the exact number of pairs of an entry.
    public int pairs(int entry) {
        return pairs[entry];
    }

    /// Returns the entry of a track, negative when there is none.
    public int entryOf(long track) {
        return Arrays.binarySearch(tracks, track);
    }

    /// Returns the entries with the most decayed weight, in ascending order of the fingerprint; this row when it is no
    /// longer than that.
    SuccessorRow pruned(int limit) {
        if (limit == 0 || tracks.length <= limit) {
            return this;
        }
        TopK best = new TopK(limit);
        for (int i = 0; i < tracks.length; i++) {
            best.offer(tracks[i], near[i]);
        }
        long[] kept = best.toKeys();
        Arrays.sort(kept);
        float[] keptNear = new float[limit];
        float[] keptNext = new float[limit];
        long[] keptUnits = new long[limit];
        int[] keptPairs = new int[limit];
        for (int i = 0; i < limit; i++) {
            int entry = entryOf(kept[i]);
            keptNear[i] = near[entry];
            keptNext[i] = next[entry];
            keptUnits[i] = units[entry];
            keptPairs[i] = pairs[entry];
        }
        return new SuccessorRow(referenceMillis, kept, keptNear, keptNext, keptUnits, keptPairs);
    }

    /// Returns what the decayed sums of this row are worth at a later reference.
    double factorTo(long laterMillis, Decay decay) {
        return tracks.length == 0 ? 1 : decay.factor(referenceMillis, laterMillis);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SuccessorRow that
                && referenceMillis == that.referenceMillis
                && Arrays.equals(tracks, that.tracks)
                && Arrays.equals(near, that.near)
                && Arrays.equals(next, that.next)
                && Arrays.equals(units, that.units)
                && Arrays.equals(pairs, that.pairs);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(referenceMillis) * 31 + Arrays.hashCode(tracks);
    }

    @Override
    public String toString() {
        return "SuccessorRow[" + tracks.length + " entries as of " + referenceMillis + "]";
    }
}
