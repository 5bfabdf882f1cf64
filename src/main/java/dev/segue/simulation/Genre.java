package dev.segue.simulation;

import java.util.List;
import java.util.Locale;

/// The kinds of music there are, in a ring: who loves one often takes to the next and the one before.
public enum Genre {
    AMBIENT(82, 0.18, 0.42),
    CLASSICAL(96, 0.25, 0.45),
    JAZZ(112, 0.38, 0.56),
    BLUES(98, 0.45, 0.40),
    SOUL(104, 0.52, 0.66),
    HIP_HOP(94, 0.66, 0.55),
    POP(118, 0.68, 0.70),
    ELECTRONIC(126, 0.78, 0.58),
    METAL(142, 0.92, 0.30),
    INDIE(122, 0.64, 0.48),
    COUNTRY(110, 0.54, 0.64),
    FOLK(100, 0.34, 0.50);

    /// Every genre, in the order of the ring.
    public static final List<Genre> RING = List.of(values());

    private final double tempo;
    private final double energy;
    private final double valence;

    Genre(double tempo, double energy, double valence) {
        this.tempo = tempo;
        this.energy = energy;
        this.valence = valence;
    }

    /// Returns the name that people read, such as `hip hop`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Returns the usual tempo, in beats a minute.
    double tempo() {
        return tempo;
    }

    /// Returns how its tracks usually feel.
    Mood mood() {
        return new Mood(energy, valence);
    }

    /// Returns the genre that many steps further round the ring.
    Genre along(int steps) {
        return RING.get(Math.floorMod(RING.indexOf(this) + steps, RING.size()));
    }
}
