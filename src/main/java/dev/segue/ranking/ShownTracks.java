package dev.segue.ranking;

import dev.segue.math.Mix;
import java.util.Arrays;

/// Tracks that a listener has been shown on earlier pages of a list, each as 32 bits of a hash: a few bytes for a
/// client to carry. Immutable.
///
/// A track that is in it is always found. One that is not is taken for one in it with a probability of its size in
/// 2^32: among 500 candidates and 1,000 shown, one list in 8,000 leaves out one track.
public final class ShownTracks {

    /// None at all.
    public static final ShownTracks NONE = new ShownTracks(new int[0]);

    private final int[] codes;

    private ShownTracks(int[] sortedCodes) {
        this.codes = sortedCodes;
    }

    /// Returns what [#codes] has given.
    public static ShownTracks ofCodes(int[] codes) {
        int[] sorted = codes.clone();
        Arrays.sort(sorted);
        return new ShownTracks(sorted);
    }

    /// Returns these and a track by its fingerprint.
    public ShownTracks with(long track) {
        int[] more = Arrays.copyOf(codes, codes.length + 1);
        more[codes.length] = codeOf(track);
        return ofCodes(more);
    }

    /// Returns whether a track, by its fingerprint, has been shown.
    public boolean contains(long track) {
        return codes.length > 0 && Arrays.binarySearch(codes, codeOf(track)) >= 0;
    }

    /// Returns how many there are.
    public int size() {
        return codes.length;
    }

    /// Returns a hash of each, ascending.
    public int[] codes() {
        return codes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShownTracks that && Arrays.equals(codes, that.codes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes);
    }

    @Override
    public String toString() {
        return "ShownTracks[%d]".formatted(codes.length);
    }

    /// The upper half, so that the code says nothing about where a hash table keeps the track.
    private static int codeOf(long track) {
        return (int) (Mix.of(track) >>> 32);
    }
}
