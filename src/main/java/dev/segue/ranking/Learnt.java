package dev.segue.ranking;

import dev.segue.learning.factors.TrackVectors;
import dev.segue.learning.factors.TrainedVectors;
import dev.segue.learning.ranker.RankerState;
import org.jspecify.annotations.Nullable;

/// What belongs to one generation and is replaced as a whole: the vectors with their index and Gram matrix, and the
/// ranker's weights. A list is made of one of them from beginning to end.
///
/// @param generation its number; 0: learnt from the stream alone
/// @param name what the generation is called; empty for the one that was learnt from the stream alone
/// @param vectors of the tracks: the trained ones, and on top of them what was learnt online since
/// @param ranker the weights, with the reports that are in them
/// @param start the vectors that a training has made, for owners of tracks to correct
/// @param sequence the encoder that a training has made; null when it has made none
/// @param whole whether all of it is here; one that is not never serves
public record Learnt(
        int generation,
        String name,
        TrackVectors vectors,
        RankerState ranker,
        TrainedVectors start,
        @Nullable SequenceIndex sequence,
        boolean whole) {

    /// Returns about how much memory it takes, in bytes.
    public long bytes() {
        return vectors.bytes() + start.bytes() + (sequence == null ? 0 : sequence.bytes());
    }

    Learnt with(RankerState state) {
        return new Learnt(generation, name, vectors, state, start, sequence, whole);
    }

    Learnt with(SequenceIndex encoder) {
        return new Learnt(generation, name, vectors, ranker, start, encoder, whole);
    }
}
