package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.TrackId;
import dev.segue.ranking.RankRequest.Mode;
import java.util.List;
import java.util.function.LongSupplier;

/// One contestant taking the test: asked before each event, then taught it.
///
/// One thread at a time. The cost of counting is outside of the times that are measured.
final class Sitting {

    private final Contestant contestant;
    private final Scorecard card;
    private final Past past;
    private final SessionLists sessions;
    private final int depth;
    private final LongSupplier nanoClock;
    private final Witness witness;

    Sitting(Contestant contestant, Scorecard card, Past past, Rules rules) {
        this.contestant = contestant;
        this.card = card;
        this.past = past;
        this.sessions = new SessionLists(rules.sessionGap().toMillis(), card.slice(SliceKind.SESSION));
        this.depth = rules.depth();
        this.nanoClock = rules.nanoClock();
        this.witness = rules.witness();
    }

    /// Takes the trials of one batch, in order.
    void take(List<Trial> trials) {
        trials.forEach(this::take);
        if (!trials.isEmpty()) {
            sessions.endBefore(trials.getLast().interaction().at().toEpochMilli());
        }
    }

    /// Ends the test.
    void end() {
        sessions.endAll();
        contestant.foresight().ifPresent(card::setForesight);
    }

    private void take(Trial trial) {
        if (trial.sampled()) {
            switch (trial.target()) {
                case CHOSEN -> chosen(trial);
                case REFUSED -> refused(trial);
                case NONE -> {}
            }
        }
        PastTrack track = trial.track();
        if (track != null && trial.target() == Target.CHOSEN) {
            sessions.play(trial.listener().index(), trial.interaction().at().toEpochMilli(), track.index());
        }
        long startNanos = nanoClock.getAsLong();
        contestant.learn(trial.interaction());
        card.addLearning(nanoClock.getAsLong() - startNanos);
    }

    private void chosen(Trial trial) {
        Offer mixed = ask(trial, Mode.MIXED);
        sessions.hold(trial.listener().index(), trial.interaction().at().toEpochMilli(), trial.day(), mixed.numbers());
        count(SliceKind.MIXED, trial, mixed);
        if (!trial.met()) {
            count(SliceKind.DISCOVER, trial, ask(trial, Mode.DISCOVER));
        } else if (trial.played()) {
            count(SliceKind.RELISTEN, trial, ask(trial, Mode.FAMILIAR));
        }
    }

    private void refused(Trial trial) {
        card.refused().add(placeIn(ask(trial, Mode.MIXED), trial));
    }

    private Offer ask(Trial trial, Mode mode) {
        Interaction interaction = trial.interaction();
        long startNanos = nanoClock.getAsLong();
        contestant.advance(interaction.at().toEpochMilli());
        Question question = new Question(interaction.listener(), mode, interaction.at(), depth);
        List<TrackId> answer = contestant.answer(question);
        card.addList(nanoClock.getAsLong() - startNanos);
        return Offer.of(answer, trial.moment(), mode, past);
    }

    private void count(SliceKind kind, Trial trial, Offer offer) {
        int place = placeIn(offer, trial);
        card.place(kind, trial, place);
        offer.exposeTo(card.slice(kind).exposure(), past);
        witness.sees(card.name(), trial.number(), kind, place);
    }

    private static int placeIn(Offer offer, Trial trial) {
        PastTrack track = trial.track();
        return track == null ? -1 : offer.placeOf(track);
    }
}
