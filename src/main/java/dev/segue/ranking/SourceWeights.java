package dev.segue.ranking;

import java.util.EnumMap;
import java.util.Map;

/// What each source counts in the fixed blend; a source that is not named counts nothing.
///
/// @param weights by source, 0 to 1e6
public record SourceWeights(Map<Source, Double> weights) {

    public SourceWeights {
        weights.forEach(SourceWeights::requireWeight);
        weights = Map.copyOf(weights);
    }

    /// Returns the weights that leave out all sources but one.
    public static SourceWeights only(Source source) {
        return new SourceWeights(Map.of(source, 1.0));
    }

    /// Returns these weights with another one for a source.
    public SourceWeights with(Source source, double weight) {
        Map<Source, Double> changed = new EnumMap<>(Source.class);
        changed.putAll(weights);
        changed.put(source, weight);
        return new SourceWeights(changed);
    }

    /// Returns the weight of a source.
    public double of(Source source) {
        return weights.getOrDefault(source, 0.0);
    }

    private static void requireWeight(Source source, double weight) {
        if (!(weight >= 0 && weight <= 1e6)) {
            throw new IllegalArgumentException(
                    "weight %s of %s; expected 0 to 1e6".formatted(weight, source.wireName()));
        }
    }
}
