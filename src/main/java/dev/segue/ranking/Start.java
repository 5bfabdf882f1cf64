package dev.segue.ranking;

import dev.segue.learning.factors.TrainedVectors;
import dev.segue.learning.ranker.RankerWeights;
import dev.segue.learning.sequence.SequenceModel;
import java.util.Optional;

/// What a training has made, for a running service to go on from.
///
/// @param generation the number that the service knows it by, 1 or more
/// @param name what it is called where it was trained
/// @param vectors of the tracks and of a sample of the listeners
/// @param ranker the weights; those of 0 steps were not trained
/// @param sequence the encoder; empty when none was trained
public record Start(
        int generation, String name, TrainedVectors vectors, RankerWeights ranker, Optional<SequenceModel> sequence) {

    /// What a training without an encoder has made.
    public Start(int generation, String name, TrainedVectors vectors, RankerWeights ranker) {
        this(generation, name, vectors, ranker, Optional.empty());
    }

    public Start {
        if (generation < 1) {
            throw new IllegalArgumentException("generation %d of %s; expected 1 or more".formatted(generation, name));
        }
    }
}
