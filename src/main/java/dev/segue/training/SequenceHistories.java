package dev.segue.training;

import dev.segue.learning.sequence.Histories;
import java.util.Arrays;

/// Puts what a log says listeners chose in the order of the listeners.
final class SequenceHistories {

    private SequenceHistories() {}

    /// Returns the choices of a log: what was played, liked or rated well. Their numbers are those of the interactions.
    static Histories of(InteractionLog log) {
        int[] starts = new int[log.listenerCount() + 1];
        for (int i = 0; i < log.size(); i++) {
            starts[log.listener(i) + 1] += log.strength(i) > 0 ? 1 : 0;
        }
        for (int listener = 0; listener < log.listenerCount(); listener++) {
            starts[listener + 1] += starts[listener];
        }
        int[] next = Arrays.copyOf(starts, log.listenerCount());
        int[] tracks = new int[starts[log.listenerCount()]];
        long[] millis = new long[tracks.length];
        int[] numbers = new int[tracks.length];
        for (int i = 0; i < log.size(); i++) {
            if (log.strength(i) > 0) {
                int position = next[log.listener(i)]++;
                tracks[position] = log.track(i);
                millis[position] = log.at(i).toEpochMilli();
                numbers[position] = i;
            }
        }
        return new Histories(starts, tracks, millis, numbers);
    }
}
