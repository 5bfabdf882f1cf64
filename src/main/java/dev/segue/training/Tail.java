package dev.segue.training;

import dev.segue.learning.ranker.RankerWeights;
import java.time.Instant;

/// What a generation has learnt of the time after its cut-off, beside what it was trained with: as if it had served
/// since then ([TailReplay]).
///
/// @param events how many events there were
/// @param from when the first of them was
/// @param until when the last of them was
/// @param newTracks how many of its tracks have no vector in the training
/// @param factors the vectors of the tracks that were met, and the sample of the latest listeners
/// @param ranker the weights; those of the training where that left the ranker untrained
public record Tail(
        long events, Instant from, Instant until, int newTracks, TrainedFactors factors, RankerWeights ranker) {}
