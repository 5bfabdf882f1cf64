package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.TrackId;
import java.util.List;
import java.util.Optional;

/// A recommender under measurement: asked before each event, then taught it.
///
/// One thread at a time. What it answers depends on what it has learnt and on the question alone, never on the wall
/// clock or on an unseeded random source; equal scores fall by a salted hash of the track, not by its id or arrival.
public interface Contestant {

    /// Returns the name in tables and JSON, in kebab-case.
    String name();

    /// Moves the clock of event time, for models that close sessions or refit by time. Never back.
    default void advance(long toMillis) {}

    /// Returns the tracks for a listener, best first, none twice, at most as many as asked for.
    List<TrackId> answer(Question question);

    /// Returns how well its probabilities have foretold what became of its tracks; empty for one that gives none.
    default Optional<Foresight> foresight() {
        return Optional.empty();
    }

    /// Learns from an interaction.
    void learn(Interaction interaction);
}
