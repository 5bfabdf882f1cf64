package dev.segue.math;

/// Scrambles 64-bit keys, so that keys that resemble each other land apart and ties fall in no meaningful order.
public final class Mix {

    private Mix() {}

    /// Returns a bijective scrambling of the key.
    ///
    /// Source: Stafford's variant 13 of the MurmurHash3 finaliser, as in `java.util.SplittableRandom`.
    public static long of(long key) {
        long mixed = (key ^ (key >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
