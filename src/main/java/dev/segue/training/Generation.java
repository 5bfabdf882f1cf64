package dev.segue.training;

import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.sequence.SequenceModel;
import java.util.Optional;

/// One trained state of the models, read and found to be whole.
///
/// @param id its name: a digest of its manifest
/// @param manifest what it says of itself
/// @param factors its vectors
/// @param ranker what its ranker has learnt
/// @param sequence its encoder; empty when none was trained
/// @param tail what it has learnt since its cut-off, when it was promoted; empty: nothing
public record Generation(
        String id,
        Manifest manifest,
        TrainedFactors factors,
        RankerWeights ranker,
        Optional<SequenceModel> sequence,
        Optional<Tail> tail) {

    /// Returns the vectors with which it begins to serve.
    public TrainedFactors latestFactors() {
        return tail.map(later -> factors.with(later.factors())).orElse(factors);
    }

    /// Returns the weights with which it begins to serve.
    public RankerWeights latestRanker() {
        return tail.map(Tail::ranker).orElse(ranker);
    }
}
