package dev.segue.learning.factors;

import dev.segue.math.Lanes;
import dev.segue.math.TopK;
import java.util.function.LongPredicate;

/// What one scan looks for: the best tracks by a query, and more of them to keep, in one go, so that a scan need not be
/// followed by another when few of what is kept are admitted. Not thread-safe.
final class Selection {

    private final float[] query;
    private final float length;
    private final boolean marked;
    private final LongPredicate admits;
    private final TopK top;
    private final LongPredicate keeps;
    private final TopK kept;

    private Selection(float[] query, boolean marked, LongPredicate admits, TopK top, LongPredicate keeps, TopK kept) {
        this.query = query;
        this.length = (float) Math.sqrt(Lanes.dot(query, 0, query, 0, query.length));
        this.marked = marked;
        this.admits = admits;
        this.top = top;
        this.keeps = keeps;
        this.kept = kept;
    }

    /// Looks for tracks to return and for none to keep.
    ///
    /// @param marked whether only marked tracks count
    /// @param admits which tracks may be among them; asked only about those that are good enough
    static Selection of(float[] query, boolean marked, LongPredicate admits, TopK top) {
        return new Selection(query, marked, admits, top, _ -> false, new TopK(0));
    }

    /// Looks for what a question asks for.
    ///
    /// @param kept how many tracks are kept
    static Selection of(Question question, int kept) {
        return new Selection(
                question.query(),
                question.who().marked(),
                question::admits,
                new TopK(question.most()),
                question.who().unmet(),
                new TopK(kept));
    }

    float[] query() {
        return query;
    }

    /// Returns the length of the query.
    float length() {
        return length;
    }

    boolean isOfMarked() {
        return marked;
    }

    /// Returns a number that is not above the score below which an offer changes nothing, as rounding could make it.
    float roughFloor() {
        return Math.nextDown((float) Math.min(top.floor(), kept.floor()));
    }

    void offer(long track, float score) {
        if (score >= top.floor() && admits.test(track)) {
            top.offer(track, score);
        }
        if (score >= kept.floor() && keeps.test(track)) {
            kept.offer(track, score);
        }
    }

    /// Returns what was found to return, in order.
    TopK top() {
        return top.sort();
    }

    /// Returns what was found to keep, in order.
    TopK kept() {
        return kept.sort();
    }
}
