package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.TrackId;
import dev.segue.ranking.RankRequest;
import dev.segue.ranking.Ranked.RankedTrack;
import dev.segue.ranking.Recommender;
import dev.segue.ranking.Shortlist;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Segue itself under measurement: the learners and the ranking that serve, in one heap.
public final class SegueContestant implements Contestant {

    private final String name;
    private final Loop loop;
    private final Recommender recommender;

    /// @param loop what learns
    /// @param recommender what ranks
    public SegueContestant(String name, Loop loop, Recommender recommender) {
        this.name = name;
        this.loop = loop;
        this.recommender = recommender;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void advance(long toMillis) {
        loop.advance(toMillis);
    }

    @Override
    public List<TrackId> answer(Question question) {
        RankRequest request =
                new RankRequest(question.mode(), question.limit(), Set.of(), Set.of(), question.at(), false);
        Shortlist list = recommender.shortlist(loop.view(question.listener()), loop.model(), request);
        List<RankedTrack> ranked = recommender
                .order(list, loop.weighing(question.listener(), list))
                .tracks();
        List<TrackId> tracks = new ArrayList<>(ranked.size());
        for (RankedTrack track : ranked) {
            if (!Double.isFinite(track.score())) {
                throw new IllegalStateException("score %s of track %s"
                        .formatted(track.score(), track.id().value()));
            }
            tracks.add(track.id());
        }
        return tracks;
    }

    @Override
    public Optional<Foresight> foresight() {
        return recommender.isLearned() ? loop.foretold() : Optional.empty();
    }

    @Override
    public void learn(Interaction interaction) {
        loop.learn(interaction);
    }
}
