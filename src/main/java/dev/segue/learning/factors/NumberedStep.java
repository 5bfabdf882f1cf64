package dev.segue.learning.factors;

import dev.segue.events.FactorStep;

/// A step in the slot that its number gives it.
///
/// @param number how many things were done with the track before
/// @param step what the track's owner heard
/// @param generation the generation whose vectors the step was made with
public record NumberedStep(long number, FactorStep step, int generation) {

    /// Creates a step that was made with vectors which were learnt from the stream alone.
    public NumberedStep(long number, FactorStep step) {
        this(number, step, 0);
    }

    public NumberedStep {
        if (number < 0) {
            throw new IllegalArgumentException("step number %d; expected 0 or more".formatted(number));
        }
    }
}
