package dev.segue.evaluation.peers;

import dev.segue.evaluation.Contestant;
import dev.segue.evaluation.Question;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.TrackId;
import dev.segue.listener.ListenerSettings;
import java.util.List;

/// What all peers share: how events are read (see [Feedback]), who has heard what, and the candidate rule (see
/// [Shortlist]). What is left to each is how it scores.
///
/// A listener without history, and a model that has nothing to say, give a short or empty list: no peer falls back on
/// popularity.
abstract class Peer implements Contestant {

    private final String name;
    private final Heard heard;

    Peer(String name, long seed) {
        this.name = name;
        this.heard = new Heard(seed, ListenerSettings.DEFAULTS);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<TrackId> answer(Question question) {
        return shortlist(question).toTracks();
    }

    /// Returns the answer with its scores.
    final Shortlist shortlist(Question question) {
        advance(question.at().toEpochMilli());
        History history = heard.history(question.listener());
        Shortlist list = new Shortlist(heard, history, question.mode(), question.limit());
        score(history, list);
        return list;
    }

    @Override
    public final void learn(Interaction interaction) {
        long atMillis = interaction.at().toEpochMilli();
        advance(atMillis);
        if (interaction instanceof WithTrack about) {
            Feedback feedback = Feedback.of(about);
            History history = heard.note(about, feedback);
            if (feedback == Feedback.CHOSEN) {
                chosen(history, history.track(history.size() - 1), atMillis);
            }
        }
    }

    final Heard heard() {
        return heard;
    }

    /// Offers the tracks that the model has a score for.
    abstract void score(History history, Shortlist list);

    /// Learns a choice, which is the last one of the history.
    void chosen(History history, int track, long atMillis) {}
}
