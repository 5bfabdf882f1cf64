package dev.segue.training;

import java.util.Comparator;
import java.util.List;

/// How well one setting met several blocks of time.
///
/// @param scaling how much harder rows with more in them are pulled towards zero
/// @param folds one for each block, in order of time
public record Validated(float scaling, List<Fold> folds) {

    public Validated {
        folds = List.copyOf(folds);
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("no folds; expected one or more");
        }
    }

    /// Returns the mean NDCG@20 over the blocks.
    public double mean() {
        return folds.stream().mapToDouble(Fold::ndcg).sum() / folds.size();
    }

    /// Returns the standard deviation of the blocks about their mean; 0 for a single one.
    public double deviation() {
        double mean = mean();
        double squares = folds.stream()
                .mapToDouble(fold -> (fold.ndcg() - mean) * (fold.ndcg() - mean))
                .sum();
        return folds.size() == 1 ? 0 : Math.sqrt(squares / (folds.size() - 1));
    }

    /// Returns the setting with the highest mean, the first of several.
    public static Validated best(List<Validated> all) {
        return all.stream()
                .sorted(Comparator.comparingDouble(Validated::mean).reversed())
                .findFirst()
                .orElseThrow();
    }
}
