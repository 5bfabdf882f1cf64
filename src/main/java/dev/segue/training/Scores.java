package dev.segue.training;

import dev.segue.evaluation.measures.ListScore;
import dev.segue.evaluation.measures.ListenerSums;

/// How good the lists for a held-out part were.
final class Scores {

    static final int DEPTH = 20;

    private final ListenerSums ndcg = new ListenerSums();
    private final ListenerSums recall = new ListenerSums();
    private double ndcgSum;
    private double recallSum;
    private int lists;

    /// Adds the score of the only list of the next listener.
    void add(ListScore score) {
        add(lists, score);
    }

    /// Adds the score of one more list of a listener.
    void add(int listener, ListScore score) {
        ndcg.add(listener, score.ndcg(DEPTH));
        recall.add(listener, score.recall(DEPTH));
        ndcgSum += score.ndcg(DEPTH);
        recallSum += score.recall(DEPTH);
        lists++;
    }

    int lists() {
        return lists;
    }

    ListenerSums ndcgByListener() {
        return ndcg;
    }

    ListenerSums recallByListener() {
        return recall;
    }

    /// Returns the mean; 0 without lists.
    double ndcg() {
        return lists == 0 ? 0 : ndcgSum / lists;
    }

    /// Returns the mean; 0 without lists.
    double recall() {
        return lists == 0 ? 0 : recallSum / lists;
    }
}
