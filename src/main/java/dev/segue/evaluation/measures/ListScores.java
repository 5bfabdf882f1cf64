package dev.segue.evaluation.measures;

import java.util.LinkedHashMap;
import java.util.Map;

/// The means of every measure over many lists. Not thread-safe.
public final class ListScores {

    private enum Measure {
        HIT_RATE,
        RECALL,
        PRECISION,
        F1,
        MAP,
        MRR,
        NDCG
    }

    private final Map<Measure, double[]> sums = new LinkedHashMap<>();
    private double rPrecision;
    private long lists;

    /// Creates means over nothing.
    public ListScores() {
        for (Measure measure : Measure.values()) {
            sums.put(measure, new double[Cutoffs.ALL.size()]);
        }
    }

    /// Adds one list.
    public void add(ListScore score) {
        lists++;
        rPrecision += score.rPrecision();
        sums.forEach((measure, sum) -> {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += valueOf(measure, score, Cutoffs.ALL.get(i));
            }
        });
    }

    /// Returns how many lists were added.
    public long lists() {
        return lists;
    }

    /// Returns the mean NDCG of the first `k`, one of [Cutoffs#ALL]; 0 without lists.
    public double ndcg(int k) {
        return mean(Measure.NDCG, k);
    }

    /// Returns the mean recall of the first `k`, one of [Cutoffs#ALL]; 0 without lists.
    public double recall(int k) {
        return mean(Measure.RECALL, k);
    }

    /// Returns the means by name: `ndcg@20`, `recall@20`, …, `mrr` (to [Cutoffs#LONGEST]) and `r_precision`; each is
    /// 0 without lists.
    public Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.keySet()
                .forEach(measure -> Cutoffs.ALL.forEach(k -> means.put(nameOf(measure) + "@" + k, mean(measure, k))));
        means.put("mrr", mean(Measure.MRR, Cutoffs.LONGEST));
        means.put("r_precision", lists == 0 ? 0 : rPrecision / lists);
        return means;
    }

    private double mean(Measure measure, int k) {
        int at = Cutoffs.ALL.indexOf(k);
        if (at < 0) {
            throw new IllegalArgumentException("no measures at %d; expected one of %s".formatted(k, Cutoffs.ALL));
        }
        double[] sum = sums.getOrDefault(measure, new double[Cutoffs.ALL.size()]);
        return lists == 0 ? 0 : sum[at] / lists;
    }

    private static double valueOf(Measure measure, ListScore score, int k) {
        return switch (measure) {
            case HIT_RATE -> score.hit(k);
            case RECALL -> score.recall(k);
            case PRECISION -> score.precision(k);
            case F1 -> score.f1(k);
            case MAP -> score.averagePrecision(k);
            case MRR -> score.reciprocalRank(k);
            case NDCG -> score.ndcg(k);
        };
    }

    private static String nameOf(Measure measure) {
        return switch (measure) {
            case HIT_RATE -> "hit_rate";
            case RECALL -> "recall";
            case PRECISION -> "precision";
            case F1 -> "f1";
            case MAP -> "map";
            case MRR -> "mrr";
            case NDCG -> "ndcg";
        };
    }
}
