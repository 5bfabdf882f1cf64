package dev.segue.evaluation.peers;

import dev.segue.evaluation.Contestant;
import dev.segue.evaluation.Question;
import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Judged;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.ListenerId;
import dev.segue.events.ListeningEvent.Description;
import dev.segue.events.TrackId;
import dev.segue.ranking.RankRequest.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A contestant and what happens before it, a play every 200 seconds.
final class Stage<C extends Contestant> {

    private final C contestant;
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");

    Stage(C contestant) {
        this.contestant = contestant;
    }

    C contestant() {
        return contestant;
    }

    /// One listener plays tracks, named by one letter each, in a row.
    Stage<C> plays(String who, String tracks) {
        tracks.chars().forEach(letter -> did(play(who, Character.toString(letter))));
        return this;
    }

    Played play(String who, String track) {
        return new Played(
                new ListenerId(who), new TrackId(track), now, 1, new Description("artist of " + track, "", ""), "");
    }

    Stage<C> skips(String who, String track) {
        return did(new Skipped(new ListenerId(who), new TrackId(track), now, 0.1f, Description.NONE, ""));
    }

    Stage<C> judges(String who, String track, float strength) {
        return did(new Judged(new ListenerId(who), new TrackId(track), now, strength, ""));
    }

    Stage<C> waits(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    Stage<C> did(Interaction interaction) {
        contestant.learn(interaction);
        now = now.plusSeconds(200);
        return this;
    }

    Question question(String who, Mode mode) {
        return new Question(new ListenerId(who), mode, now, 20);
    }

    List<String> offers(String who, Mode mode) {
        return contestant.answer(question(who, mode)).stream()
                .map(TrackId::value)
                .toList();
    }

    /// Returns what a peer offers, best first, with its scores.
    static Map<String, Double> scores(Stage<? extends Peer> stage, String who) {
        Shortlist list = stage.contestant.shortlist(stage.question(who, Mode.MIXED));
        Map<String, Double> scores = new LinkedHashMap<>();
        for (TrackId track : list.toTracks()) {
            scores.put(track.value(), list.score(scores.size()));
        }
        return scores;
    }
}
