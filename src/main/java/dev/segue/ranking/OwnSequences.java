package dev.segue.ranking;

/// Where in a listener's latest plays the sequence that has just been played was played before, and what followed it.
///
/// Every earlier play of the last track is a pointer; the longer the tracks before it agree with those before the last
/// one, the better it predicts. The longest agreement that is looked for is [#LONGEST].
///
/// Source: Ziv, Lempel, *Compression of individual sequences via variable-rate coding*, IEEE Trans. Inf. Theory 1978
/// (prediction by the longest context seen before); Begleiter, El-Yaniv, Yona, *On Prediction Using Variable Order
/// Markov Models*, JAIR 2004. Cost: O(plays²) at worst, O(plays) as a rule.
final class OwnSequences {

    static final int LONGEST = 4;
    private static final int AHEAD = 3;
    private static final double OLDER = 0.9;

    private final Situation situation;
    private final int[] agreements;

    OwnSequences(Situation situation) {
        this.situation = situation;
        this.agreements = new int[situation.length()];
        for (int back = 1; back < agreements.length; back++) {
            agreements[back] = agreement(back);
        }
    }

    /// Returns how many tracks before and with the track that `track` followed agree with the latest ones; 0 when it
    /// followed no such track.
    int longestBefore(long track) {
        int longest = 0;
        for (int back = 1; back < agreements.length; back++) {
            if (agreements[back] > longest && situation.play(back - 1).track() == track) {
                longest = agreements[back];
            }
        }
        return longest;
    }

    void collect(Candidates pool) {
        double weight = 1;
        for (int back = 1; back < agreements.length; back++) {
            int length = agreements[back];
            if (length > 0) {
                for (int ahead = 1; ahead <= Math.min(AHEAD, back); ahead++) {
                    pool.add(
                            Source.OWN_SEQUENCE,
                            situation.play(back - ahead).track(),
                            weight * length * length / ahead,
                            0);
                }
                weight *= OLDER;
            }
        }
    }

    private int agreement(int back) {
        int length = 0;
        while (length < LONGEST
                && back + length < agreements.length
                && situation.play(back + length).track()
                        == situation.play(length).track()) {
            length++;
        }
        return length;
    }
}
