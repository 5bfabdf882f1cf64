package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.ListenerId;
import dev.segue.learning.ranker.Weighing;
import dev.segue.listener.ListenerView;
import dev.segue.ranking.Model;
import dev.segue.ranking.Shortlist;
import java.util.Optional;

/// All learners over one stream of interactions, by the pure classes that serve. One thread at a time.
public interface Loop {

    /// Returns what every process would hold.
    Model model();

    /// Returns what is known about a listener.
    ListenerView view(ListenerId listener);

    /// Returns by what a listener's list is put in order where their plays are learnt.
    ///
    /// @param list the candidates
    default Weighing weighing(ListenerId listener, Shortlist list) {
        return list.ranker();
    }

    /// Returns how well the probabilities in its lists have foretold what became of their tracks; empty when nobody
    /// looks.
    default Optional<Foresight> foretold() {
        return Optional.empty();
    }

    /// Moves the clock, which ends the sessions that are over by then. Never back.
    void advance(long toMillis);

    /// Learns from an interaction.
    void learn(Interaction interaction);
}
