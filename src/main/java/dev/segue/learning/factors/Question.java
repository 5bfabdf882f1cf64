package dev.segue.learning.factors;

import dev.segue.learning.factors.CandidateCache.Asking;
import java.util.function.LongPredicate;

/// Asks a [CandidateCache] for the tracks whose vectors have the greatest products with a query.
public final class Question {

    private final Asking who;
    private final float[] query;
    private final int most;
    private final LongPredicate admits;

    /// @param who by whom or what it is asked again
    /// @param query what vectors are multiplied with; not to be changed before the answer
    /// @param most how many tracks at most
    /// @param admits which tracks may be in the result, at most those that are ever offered to who asks; asked only
    /// about those that are good enough
    public Question(Asking who, float[] query, int most, LongPredicate admits) {
        this.who = who;
        this.query = query;
        this.most = most;
        this.admits = admits;
    }

    Asking who() {
        return who;
    }

    float[] query() {
        return query;
    }

    int most() {
        return most;
    }

    boolean admits(long track) {
        return admits.test(track);
    }

    /// Returns whether the answer is kept where so many tracks are.
    boolean isKept(int depth) {
        return who.by() != 0 && most <= depth;
    }
}
