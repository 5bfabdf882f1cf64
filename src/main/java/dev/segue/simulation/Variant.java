package dev.segue.simulation;

import java.util.Locale;

/// What fills the lists that invented listeners are shown.
public enum Variant {
    /// Segue, told all that listeners do.
    FULL("Segue, told of every list shown, play, skip, like and dislike"),
    /// Segue, told only what was played to the end: of no list, no skip, no like, and not what a play answers.
    NO_FEEDBACK("Segue, told of plays to the end only, as if nobody had been shown a list"),
    /// What all listeners together have played most.
    POPULARITY("what was played to the end most often, without what this listener heard within a day"),
    /// Any tracks.
    RANDOM("any tracks, without what this listener heard within a day"),
    /// What the listener's latent taste and mood of the moment like best: no list could be better.
    ORACLE("what appeals most to the latent taste in the mood of the moment");

    private final String meaning;

    Variant(String meaning) {
        this.meaning = meaning;
    }

    /// Returns the name that people type, such as `no-feedback`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Returns what it is, for people.
    public String meaning() {
        return meaning;
    }

    /// Returns whether a running Segue makes its lists.
    public boolean isService() {
        return this == FULL || this == NO_FEEDBACK;
    }
}
