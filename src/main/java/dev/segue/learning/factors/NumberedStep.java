package dev.segue.learning.factors;

import dev.segue.events.FactorStep;

/// A step in the slot that its number gives it.
///
/// @param number how many things were done with the track before
/// @param step what the track's owner heard
public record NumberedStep(long number, FactorStep step) {

    public NumberedStep {
        if (number < 0) {
            throw new IllegalArgumentException("step number %d; expected 0 or more".formatted(number));
        }
    }
}
