package dev.segue.training;

import dev.segue.learning.sequence.SequenceModel;

/// An encoder that was trained, and what is to be said of it.
///
/// @param model it, with what was before the test part
/// @param early the same with what was before the validation part only, for a ranker to learn on the rest what such an
///     encoder is worth: of the one that has seen what is about to be played it would think too well
/// @param fitted what a manifest says of it
public record TrainedSequence(SequenceModel model, SequenceModel early, FittedSequence fitted) {}
