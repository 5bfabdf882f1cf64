package dev.segue.events;

/// A listener's vector at the moment when they did something with a track: what the track's owner learns from.
///
/// @param listener fingerprint of the listener
/// @param strength how much the interaction says for or against the track, in `[-1, 1]`
/// @param vector the listener's vector, the interaction included
public record FactorStep(long listener, float strength, HalfVector vector) {

    public FactorStep {
        if (!(strength >= -1 && strength <= 1)) {
            throw new IllegalArgumentException("strength %s; expected -1 to 1".formatted(strength));
        }
    }
}
