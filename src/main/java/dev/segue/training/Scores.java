package dev.segue.training;

import dev.segue.evaluation.measures.ListScore;
import dev.segue.evaluation.measures.ListenerSums;

/// How good the lists for a held-out part were, one list a listener.
final class Scores {

    static final int DEPTH = 20;

    private final ListenerSums ndcg = new ListenerSums();
    private final ListenerSums recall = new ListenerSums();
    private double ndcgSum;
    private double recallSum;
    private int lists;

    /// Adds the score of the next list.
    void add(ListScore score) {
        ndcg.add(lists, score.ndcg(DEPTH));
        recall.add(lists, score.recall(DEPTH));
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
