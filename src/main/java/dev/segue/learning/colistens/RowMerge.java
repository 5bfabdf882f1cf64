package dev.segue.learning.colistens;

import dev.segue.events.TrackUpdate.Successor;
import dev.segue.math.Decay;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// One merge of successors into a row: both in the order of the fingerprint, as in a merge sort.
final class RowMerge {

    private final SuccessorRow row;
    private final Successor[] added;
    private final CoListenSettings settings;
    private final Decay decay;
    private final long referenceMillis;
    private final double rowFactor;

    private final long[] tracks;
    private final float[] near;
    private final float[] next;
    private final long[] units;
    private final int[] pairs;
    private int size;

    RowMerge(SuccessorRow row, List<Successor> successors, CoListenSettings settings) {
        this.row = row;
        this.added = successors.toArray(Successor[]::new);
        Arrays.sort(added, Comparator.comparingLong(Successor::track));
        this.settings = settings;
        this.decay = Decay.halvingEvery(settings.halfLife());
        this.referenceMillis = latest(row, added);
        this.rowFactor = row.factorTo(referenceMillis, decay);
        int most = row.size() + added.length;
        this.tracks = new long[most];
        this.near = new float[most];
        this.next = new float[most];
        this.units = new long[most];
        this.pairs = new int[most];
    }

    SuccessorRow merged() {
        int entry = 0;
        int from = 0;
        while (entry < row.size() || from < added.length) {
            boolean old = entry < row.size() && (from == added.length || row.track(entry) <= added[from].track());
            long track = old ? row.track(entry) : added[from].track();
            int to = from;
            while (to < added.length && added[to].track() == track) {
                to++;
            }
            append(track, old ? entry : -1, from, to);
            entry += old ? 1 : 0;
            from = to;
        }
        return new SuccessorRow(
                        referenceMillis,
                        Arrays.copyOf(tracks, size),
                        Arrays.copyOf(near, size),
                        Arrays.copyOf(next, size),
                        Arrays.copyOf(units, size),
                        Arrays.copyOf(pairs, size))
                .pruned(settings.rowLimit());
    }

    private void append(long track, int entry, int from, int to) {
        double nearSum = entry < 0 ? 0 : row.near(entry) * rowFactor;
        double nextSum = entry < 0 ? 0 : row.next(entry) * rowFactor;
        long unitSum = entry < 0 ? 0 : row.units(entry);
        int pairSum = entry < 0 ? 0 : row.pairs(entry);
        for (int i = from; i < to; i++) {
            Successor successor = added[i];
            double weight = decay.factor(successor.atMillis(), referenceMillis) / successor.distance();
            if (successor.skipped()) {
                nearSum -= settings.skipPenalty() * weight;
                continue;
            }
            nearSum += weight;
            nextSum += successor.distance() == 1 ? weight : 0;
            unitSum += successor.units();
            pairSum++;
        }
        tracks[size] = track;
        near[size] = (float) nearSum;
        next[size] = (float) nextSum;
        units[size] = unitSum;
        pairs[size] = pairSum;
        size++;
    }

    private static long latest(SuccessorRow row, Successor[] added) {
        long latest = row.size() == 0 ? Long.MIN_VALUE : row.referenceMillis();
        for (Successor successor : added) {
            latest = Math.max(latest, successor.atMillis());
        }
        return latest;
    }
}
