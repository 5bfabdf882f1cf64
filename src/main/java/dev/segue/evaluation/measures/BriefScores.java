package dev.segue.evaluation.measures;

/// The four figures of a part of the lists: of one day, of cold listeners, of tracks of the tail. Not thread-safe.
public final class BriefScores {

    private long lists;
    private double ndcg;
    private double recall;
    private double reciprocalRanks;

    /// Adds one list.
    public void add(ListScore score) {
        lists++;
        ndcg += score.ndcg(Cutoffs.MAIN);
        recall += score.recall(Cutoffs.MAIN);
        reciprocalRanks += score.reciprocalRank(Cutoffs.LONGEST);
    }

    /// Adds the lists of another part.
    public void add(BriefScores other) {
        lists += other.lists;
        ndcg += other.ndcg;
        recall += other.recall;
        reciprocalRanks += other.reciprocalRanks;
    }

    /// Returns how many lists were added.
    public long lists() {
        return lists;
    }

    /// Returns the sum of NDCG@20.
    public double ndcgSum() {
        return ndcg;
    }

    /// Returns the sum of recall@20: with one right track a list, how many lists had it.
    public double recallSum() {
        return recall;
    }

    /// Returns the sum of reciprocal ranks.
    public double reciprocalRankSum() {
        return reciprocalRanks;
    }

    /// Returns the mean NDCG@20; 0 without lists.
    public double ndcg() {
        return mean(ndcg);
    }

    /// Returns the mean recall@20; 0 without lists.
    public double recall() {
        return mean(recall);
    }

    /// Returns the mean reciprocal rank; 0 without lists.
    public double reciprocalRank() {
        return mean(reciprocalRanks);
    }

    private double mean(double sum) {
        return lists == 0 ? 0 : sum / lists;
    }
}
