package dev.segue.evaluation.peers;

import dev.segue.math.Decay;
import java.time.Duration;
import java.util.Arrays;

/// The same for everybody: the tracks with the most plays of late, each play counting half after a half-life.
///
/// `score(i) = Σ over the plays of i, 2^(−age / half-life)`, compared as logarithms.
///
/// Source: Cormode, Shkapenyuk, Srivastava, Xu, *Forward Decay: A Practical Time Decay Model for Streaming
/// Systems*, ICDE 2009, section 3; the baseline is "recently popular" of Ludewig, Jannach, UMUAI 2018. Cost:
/// learn O(1), score O(tracks).
final class RecentPopular extends Peer {

    private final Decay decay;
    private double[] sums = new double[64];
    private long[] references = new long[64];
    private double[] logarithms = new double[64];

    RecentPopular(String name, long seed, Duration halfLife) {
        super(name, seed);
        this.decay = Decay.halvingEvery(halfLife);
    }

    @Override
    void chosen(History history, int track, long atMillis) {
        if (track >= sums.length) {
            sums = Arrays.copyOf(sums, 2 * track);
            references = Arrays.copyOf(references, 2 * track);
            logarithms = Arrays.copyOf(logarithms, 2 * track);
        }
        sums[track] = decay.plus(sums[track], references[track], 1, atMillis);
        references[track] = Math.max(references[track], atMillis);
        logarithms[track] = decay.log2At(sums[track], references[track]);
    }

    @Override
    void score(History history, Shortlist list) {
        list.candidates(track -> list.offer(track, logarithms[track]));
    }
}
