package dev.segue.training;

import java.util.Arrays;

/// What each listener has done with each track in the first part of a log, summed up.
///
/// The sum `s` of the strengths of a pair becomes the weight `log2(1 + s)` of target 1 when it is positive and
/// `log2(1 − s)` of target 0 when it is negative: the tenth play says less than the first.
final class Preferences {

    private Preferences() {}

    /// Sums up the interactions before one of them, a row for each listener of the log.
    static SparseRows byListener(InteractionLog log, int end) {
        int[] starts = new int[log.listenerCount() + 1];
        for (int i = 0; i < end; i++) {
            starts[log.listener(i) + 1]++;
        }
        for (int listener = 0; listener < log.listenerCount(); listener++) {
            starts[listener + 1] += starts[listener];
        }
        long[] met = new long[end];
        int[] next = Arrays.copyOf(starts, log.listenerCount());
        for (int i = 0; i < end; i++) {
            met[next[log.listener(i)]++] = (long) log.track(i) << 32 | i;
        }
        return merged(log, starts, met);
    }

    /// Merges what was done with one track, row by row.
    ///
    /// @param met track and number of the interaction, in one: sorted, a track's interactions come in order of time
    private static SparseRows merged(InteractionLog log, int[] starts, long[] met) {
        int[] mergedStarts = new int[starts.length];
        int[] columns = new int[met.length];
        float[] values = new float[met.length];
        int size = 0;
        for (int row = 0; row + 1 < starts.length; row++) {
            Arrays.sort(met, starts[row], starts[row + 1]);
            int at = starts[row];
            while (at < starts[row + 1]) {
                int track = (int) (met[at] >> 32);
                float sum = 0;
                for (; at < starts[row + 1] && (int) (met[at] >> 32) == track; at++) {
                    sum += log.strength((int) met[at]);
                }
                float weight = weightOf(sum);
                if (weight != 0) {
                    columns[size] = track;
                    values[size] = weight;
                    size++;
                }
            }
            mergedStarts[row + 1] = size;
        }
        return new SparseRows(mergedStarts, Arrays.copyOf(columns, size), Arrays.copyOf(values, size));
    }

    static float weightOf(float sum) {
        return (float) (Math.signum(sum) * StrictMath.log1p(Math.abs(sum)) / StrictMath.log(2));
    }
}
