package dev.segue.simulation;

/// How a track feels, or what a listener is in the mood for.
///
/// @param energy from calm (0) to wild (1)
/// @param valence from sad (0) to happy (1)
public record Mood(double energy, double valence) {

    public Mood {
        energy = inRange(energy);
        valence = inRange(valence);
    }

    /// Returns how far apart two moods are: the larger of the two differences, in `[0, 1]`.
    public double distanceTo(Mood other) {
        return Math.max(Math.abs(energy - other.energy), Math.abs(valence - other.valence));
    }

    Mood moved(double byEnergy, double byValence) {
        return new Mood(energy + byEnergy, valence + byValence);
    }

    private static double inRange(double value) {
        return Math.clamp(value, 0.0, 1.0);
    }
}
