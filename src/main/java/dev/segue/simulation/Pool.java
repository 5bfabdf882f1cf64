package dev.segue.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tracks to draw from, the more popular the more often.
final class Pool {

    private final List<InventedTrack> tracks;
    private final double[] upTo;

    Pool(List<InventedTrack> tracks) {
        this.tracks = List.copyOf(tracks);
        this.upTo = new double[tracks.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += tracks.get(i).popularity();
            upTo[i] = sum;
        }
    }

    /// Draws one by popularity, in O(log n).
    InventedTrack popular(Dice dice) {
        int place = Arrays.binarySearch(upTo, dice.uniform() * upTo[upTo.length - 1]);
        return tracks.get(Math.min(place >= 0 ? place + 1 : -place - 1, upTo.length - 1));
    }

    /// Draws one, each as often as any other.
    InventedTrack any(Dice dice) {
        return dice.pick(tracks);
    }

    Stream<InventedTrack> draws(Dice dice, int count) {
        return IntStream.range(0, count).mapToObj(_ -> popular(dice));
    }
}
