package dev.segue.ranking;

import dev.segue.learning.colistens.SuccessorRow;
import dev.segue.math.TopK;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A successor row as scoring reads it: without the exact counts, best first, and with its total. 16 bytes an entry.
///
/// Immutable. By descending `near`, which is positive.
final class Followers {

    static final Followers NONE = new Followers(new long[0], new float[0], new float[0], 0, 0);

    private final long[] tracks;
    private final float[] near;
    private final float[] next;
    private final double total;
    private final double nextTotal;

    private Followers(long[] tracks, float[] near, float[] next, double total, double nextTotal) {
        this.tracks = tracks;
        this.near = near;
        this.next = next;
        this.total = total;
        this.nextTotal = nextTotal;
    }

    static Followers of(SuccessorRow row) {
        TopK order = new TopK(row.size());
        for (int i = 0; i < row.size(); i++) {
            if (row.near(i) > 0) {
                order.offer(row.track(i), row.near(i));
            }
        }
        long[] tracks = order.toKeys();
        float[] near = new float[tracks.length];
        float[] next = new float[tracks.length];
        double total = 0;
        double nextTotal = 0;
        for (int i = 0; i < tracks.length; i++) {
            int entry = row.entryOf(tracks[i]);
            near[i] = row.near(entry);
            next[i] = row.next(entry);
            total += near[i];
            nextTotal += next[i];
        }
        return new Followers(tracks, near, next, total, nextTotal);
    }

    /// Returns the sum of two rows.
    Followers plus(Followers other) {
        if (tracks.length == 0 || other.tracks.length == 0) {
            return tracks.length == 0 ? other : this;
        }
        Map<Long, float[]> sums = new HashMap<>();
        addTo(sums);
        other.addTo(sums);
        TopK order = new TopK(sums.size());
        sums.forEach((track, sum) -> order.offer(track, sum[0]));
        long[] all = order.toKeys();
        float[] allNear = new float[all.length];
        float[] allNext = new float[all.length];
        for (int i = 0; i < all.length; i++) {
            float[] sum = Objects.requireNonNull(sums.get(all[i]));
            allNear[i] = sum[0];
            allNext[i] = sum[1];
        }
        return new Followers(all, allNear, allNext, total + other.total, nextTotal + other.nextTotal);
    }

    private void addTo(Map<Long, float[]> sums) {
        for (int i = 0; i < tracks.length; i++) {
            float[] sum = sums.computeIfAbsent(tracks[i], _ -> new float[2]);
            sum[0] += near[i];
            sum[1] += next[i];
        }
    }

    int size() {
        return tracks.length;
    }

    /// Returns the fingerprint of the track at a rank.
    long track(int rank) {
        return tracks[rank];
    }

    /// Returns the decayed Σ 1/distance of the track at a rank.
    float near(int rank) {
        return near[rank];
    }

    /// Returns the decayed number of times that the track at a rank came next.
    float next(int rank) {
        return next[rank];
    }

    /// Returns Σ `near` of the row.
    double total() {
        return total;
    }

    /// Returns Σ `next` of the row.
    double nextTotal() {
        return nextTotal;
    }
}
