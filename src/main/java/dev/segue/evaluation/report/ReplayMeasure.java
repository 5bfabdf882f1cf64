package dev.segue.evaluation.report;

/// By what live lists are held against those that were made offline.
public enum ReplayMeasure {
    /// NDCG of the first 20.
    NDCG("NDCG@20"),
    /// The share of the plays whose track was among the first 20.
    HIT_RATE("hit rate@20"),
    /// The mean reciprocal rank in lists of 20.
    RECIPROCAL_RANK("MRR@20");

    private final String label;

    ReplayMeasure(String label) {
        this.label = label;
    }

    /// Returns what it is called in tables.
    public String label() {
        return label;
    }

    /// Returns its value; NaN where nothing was scored.
    public double of(PartReport part) {
        if (part.scored() == 0) {
            return Double.NaN;
        }
        return switch (this) {
            case NDCG -> part.ndcg();
            case HIT_RATE -> part.recall();
            case RECIPROCAL_RANK -> part.mrr();
        };
    }
}
