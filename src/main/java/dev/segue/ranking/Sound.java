package dev.segue.ranking;

import dev.segue.catalog.Numbers;
import java.util.Map;
import java.util.Optional;

/// What decides how one track goes over into another.
///
/// @param tempo beats per minute; 0 when unknown
/// @param energy 0 to 1; negative when unknown
/// @param key the place on the circle of fifths, 0 to 11, minor keys at their relative major's; negative when unknown
record Sound(float tempo, float energy, int key) {

    private static final int FIFTH = 7;
    private static final int PITCHES = 12;
    private static final int RELATIVE_MAJOR = 3;
    private static final double DOUBLE = 0.5;

    /// Returns what a catalog says, empty when it says nothing of this.
    static Optional<Sound> of(Map<String, Double> numbers) {
        double tempo = numbers.getOrDefault(Numbers.TEMPO, 0.0);
        double energy = numbers.getOrDefault(Numbers.ENERGY, -1.0);
        double pitch = numbers.getOrDefault(Numbers.KEY, -1.0);
        boolean minor = numbers.getOrDefault(Numbers.MODE, 1.0) == 0;
        int key = pitch < 0 ? -1 : ((int) pitch + (minor ? RELATIVE_MAJOR : 0)) * FIFTH % PITCHES;
        return tempo > 0 || energy >= 0 || key >= 0
                ? Optional.of(new Sound((float) tempo, (float) energy, key))
                : Optional.empty();
    }

    /// Returns how far the tempo of another track is, 0 to 1: octaves, of which a half is as far as it gets,
    /// because twice as fast is heard as the same beat; negative when it cannot be said.
    double tempoStep(Sound other) {
        if (!(tempo > 0 && other.tempo > 0)) {
            return -1;
        }
        double octaves = Math.abs(Math.log(tempo / (double) other.tempo) / Math.log(2)) % 1;
        return Math.min(octaves, 1 - octaves) / DOUBLE;
    }

    /// Returns how far the energy of another track is, 0 to 1; negative when it cannot be said.
    double energyStep(Sound other) {
        return energy < 0 || other.energy < 0 ? -1 : Math.abs(energy - other.energy);
    }

    /// Returns how far the key of another track is on the circle of fifths, 0 to 1; negative when it cannot be said.
    double keyStep(Sound other) {
        if (key < 0 || other.key < 0) {
            return -1;
        }
        int steps = Math.floorMod(key - other.key, PITCHES);
        return Math.min(steps, PITCHES - steps) / (PITCHES / 2.0);
    }
}
