package dev.segue.ranking;

import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.ranker.Slate;

/// The candidates of one list, with all that an order needs to know of them: made once, for serving, measuring and
/// learning alike.
public final class Shortlist {

    private final Situation situation;
    private final Candidates pool;
    private final int[] members;
    private final Blend blend;
    private final Slate slate;

    /// @param members numbers in the pool, by ascending fingerprint of their tracks
    Shortlist(Situation situation, Candidates pool, int[] members, Blend blend, Slate slate) {
        this.situation = situation;
        this.pool = pool;
        this.members = members;
        this.blend = blend;
        this.slate = slate;
    }

    /// Returns how many candidates there are.
    public int size() {
        return members.length;
    }

    /// Returns the number of a track among the candidates, from 0; negative when it is none.
    public int candidateOf(long track) {
        int low = 0;
        int high = members.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = track(middle);
            if (there == track) {
                return middle;
            }
            low = there < track ? middle + 1 : low;
            high = there < track ? high : middle - 1;
        }
        return -1;
    }

    /// Returns the fingerprint of a candidate.
    public long track(int candidate) {
        return pool.track(members[candidate]);
    }

    /// Returns the features, a row for each candidate; none for the fixed blend.
    public Slate slate() {
        return slate;
    }

    /// Returns the generation whose vectors the features are of.
    public int generation() {
        return situation.learnt().generation();
    }

    /// Returns the weights that belong to the features.
    public RankerWeights ranker() {
        return situation.learnt().ranker().weights();
    }

    Situation situation() {
        return situation;
    }

    Candidates pool() {
        return pool;
    }

    Blend blend() {
        return blend;
    }

    /// Returns the number in the pool of a candidate.
    int inPool(int candidate) {
        return members[candidate];
    }
}
