package dev.segue.ranking;

import dev.segue.learning.ranker.Slate;

/// The candidates of one list, with all that an order needs to know of them: made once, for serving, measuring and
/// learning alike.
public final class Shortlist {

    private final Situation situation;
    private final Candidates pool;
    private final int[] members;
    private final Blend blend;
    private final Slate slate;

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
        for (int i = 0; i < members.length; i++) {
            if (pool.track(members[i]) == track) {
                return i;
            }
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
