package dev.segue.learning.sequence;

import java.util.Arrays;
import java.util.BitSet;

/// What each listener chose, one listener after the other, each in the order of time: 17 bytes a choice.
///
/// A *position* is one choice of one listener. Immutable.
public final class Histories {

    private final int[] starts;
    private final int[] tracks;
    private final long[] millis;
    private final int[] numbers;
    private final int[] listeners;
    private final BitSet first = new BitSet();

    /// @param starts the position where each listener's choices begin, and the number of positions
    /// @param tracks by position, numbered from 0
    /// @param millis when, by position
    /// @param numbers by position the number of the choice among those of all listeners, in the order of time
    public Histories(int[] starts, int[] tracks, long[] millis, int[] numbers) {
        this.starts = starts.clone();
        this.tracks = tracks.clone();
        this.millis = millis.clone();
        this.numbers = numbers.clone();
        this.listeners = new int[tracks.length];
        int most = Arrays.stream(tracks).max().orElse(-1);
        int[] lastListener = new int[most + 1];
        for (int listener = 0; listener + 1 < starts.length; listener++) {
            for (int position = starts[listener]; position < starts[listener + 1]; position++) {
                listeners[position] = listener;
                first.set(position, lastListener[tracks[position]] != listener + 1);
                lastListener[tracks[position]] = listener + 1;
            }
        }
    }

    /// Returns how many positions there are.
    public int size() {
        return tracks.length;
    }

    /// Returns the track that was chosen.
    public int track(int position) {
        return tracks[position];
    }

    /// Returns when it was, ms since the epoch.
    public long millis(int position) {
        return millis[position];
    }

    /// Returns the number of the choice among those of all listeners.
    public int number(int position) {
        return numbers[position];
    }

    /// Returns who chose.
    public int listener(int position) {
        return listeners[position];
    }

    /// Returns whether the listener had not chosen the track before.
    public boolean isFirst(int position) {
        return first.get(position);
    }

    /// Returns how many choices of the listener were before.
    public int before(int position) {
        return position - starts[listeners[position]];
    }

    /// Returns how many tracks there are: one more than the highest number.
    int trackCount() {
        return Arrays.stream(tracks).max().orElse(-1) + 1;
    }
}
