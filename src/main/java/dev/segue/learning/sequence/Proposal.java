package dev.segue.learning.sequence;

import java.util.Arrays;
import java.util.SplittableRandom;

/// From what sampled tracks are drawn: the more often a track was chosen the more likely, to the power of ¾.
///
/// Source of the power: Mikolov, Sutskever, Chen, Corrado, Dean, *Distributed Representations of Words and Phrases and
/// their Compositionality*, NIPS 2013. The loss corrects for it, so it decides about the noise and not about the aim.
final class Proposal {

    private static final double POWER = 0.75;

    private final int[] tracks;
    private final double[] upTo;
    private final double[] logs;

    /// @param counts how often each track was chosen; those of 0 are never drawn
    Proposal(int[] counts) {
        int size = (int) Arrays.stream(counts).filter(count -> count > 0).count();
        this.tracks = new int[size];
        this.upTo = new double[size];
        this.logs = new double[counts.length];
        double sum = 0;
        int place = 0;
        for (int track = 0; track < counts.length; track++) {
            if (counts[track] > 0) {
                sum += StrictMath.pow(counts[track], POWER);
                tracks[place] = track;
                upTo[place++] = sum;
            }
        }
        for (int track : tracks) {
            logs[track] = StrictMath.log(StrictMath.pow(counts[track], POWER) / sum);
        }
    }

    int draw(SplittableRandom random) {
        int place = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return tracks[Math.min(place < 0 ? -place - 1 : place + 1, tracks.length - 1)];
    }

    /// Returns the logarithm of how likely a track is to be drawn.
    double log(int track) {
        return logs[track];
    }
}
