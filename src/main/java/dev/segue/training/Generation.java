package dev.segue.training;

import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.sequence.SequenceModel;
import java.util.Optional;

/// One trained state of the models, read from its folder and found to be whole.
///
/// @param id its name: a digest of its manifest
/// @param manifest what it says of itself
/// @param factors its vectors
/// @param ranker what its ranker has learnt
/// @param sequence its encoder; empty when none was trained
public record Generation(
        String id, Manifest manifest, TrainedFactors factors, RankerWeights ranker, Optional<SequenceModel> sequence) {}
