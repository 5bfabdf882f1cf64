package dev.segue.evaluation;

import dev.segue.events.Interaction;
import dev.segue.events.Interaction.Played;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.ListenerView;
import dev.segue.ranking.RankRequest;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Ranked;
import dev.segue.ranking.Ranked.RankedTrack;
import dev.segue.ranking.Recommender;
import java.util.List;
import java.util.Set;

/// Test, then learn: before a play is learnt from, the listener is given a list, and the place of the track in it
/// counts.
///
/// Every play counts in the mixed slice; a listener's first play of a track in discover, on a list without what they
/// know; every other play in relisten, on a list of only that. A track that is in no list counts as 0, and so does one
/// that nobody has played before: nothing is taken from the future.
///
/// Sources: Gama, Sebastião, Rodrigues, *On evaluating stream learning algorithms*, Machine Learning 2013; Vinagre,
/// Jorge, Gama, *Evaluation of recommender systems in streaming environments*, REVEAL 2015.
public final class Prequential {

    private final OfflineLoop loop;
    private final Recommender recommender;
    private final int every;
    private final int cutoff;
    private final Slice mixed = new Slice("mixed");
    private final Slice discover = new Slice("discover");
    private final Slice relisten = new Slice("relisten");
    private long plays;

    /// Creates a measurement.
    ///
    /// @param loop what learns
    /// @param recommender what ranks
    /// @param every each how many-th play is scored; 1 scores all
    /// @param cutoff how long the lists are
    public Prequential(OfflineLoop loop, Recommender recommender, int every, int cutoff) {
        if (every < 1) {
            throw new IllegalArgumentException("every %d-th play is scored; expected 1 or more".formatted(every));
        }
        this.loop = loop;
        this.recommender = recommender;
        this.every = every;
        this.cutoff = cutoff;
    }

    /// Takes the next interaction, in the order of event time.
    public void next(Interaction interaction) {
        if (interaction instanceof Played played && plays++ % every == 0) {
            loop.advance(played.at().toEpochMilli());
            score(played);
        }
        loop.learn(interaction);
    }

    /// Returns the slices so far.
    public List<Slice> slices() {
        return List.of(mixed, discover, relisten);
    }

    private void score(Played played) {
        ListenerView view = loop.view(played.listener());
        KnownTrack known = loop.known(played.listener(), played.track());
        mixed.add(placeOf(played, view, Mode.MIXED));
        if (!known.isKnown()) {
            discover.add(placeOf(played, view, Mode.DISCOVER));
        } else if (known.plays() > 0) {
            relisten.add(placeOf(played, view, Mode.FAMILIAR));
        }
    }

    /// Returns the place of the track in the list, from 0; -1 when it is not there.
    private int placeOf(Played played, ListenerView view, Mode mode) {
        RankRequest request = new RankRequest(mode, cutoff, Set.of(), Set.of(), played.at(), false);
        Ranked list = recommender.rank(view, loop.model(), request);
        int place = -1;
        for (int i = 0; i < list.tracks().size(); i++) {
            RankedTrack track = list.tracks().get(i);
            if (!Double.isFinite(track.score())) {
                throw new IllegalStateException("score %s of track %s"
                        .formatted(track.score(), track.id().value()));
            }
            if (track.id().equals(played.track())) {
                place = i;
            }
        }
        return place;
    }
}
