package dev.segue.ranking;

import dev.segue.learning.ranker.Slate;
import dev.segue.learning.trending.TrackTotals;
import dev.segue.math.CountLog;

/// The traits that come from the model: what the track is to everybody, and how it stands to the last one.
final class TrackTraits {

    private static final double HOUR_MILLIS = 3_600_000;

    private final Situation situation;
    private final Candidates pool;
    private final Slate slate;
    private final OwnSequences sequences;

    TrackTraits(Situation situation, Candidates pool, Slate slate) {
        this.situation = situation;
        this.pool = pool;
        this.slate = slate;
        this.sequences = new OwnSequences(situation);
    }

    void describe(int row, int candidate, TrackNode node) {
        totals(row, node.totals());
        ArtistTracks ofArtist = situation.model().tracksOf(node.artist());
        if (ofArtist.popularSize() > 0) {
            double most = ofArtist.popular(0).totals().plays() + 0.25;
            set(row, Trait.ARTIST_POPULARITY, (node.totals().plays() + 0.25) / most);
        }
        TrackNode last = situation.length() == 0 ? null : situation.node(0);
        if (last != null) {
            evidence(row, candidate, node, last);
            if (situation.isArtistOf(0, node)) {
                place(row, ofArtist, node, last);
                album(row, node, last);
            }
        }
    }

    private void set(int row, Trait trait, double value) {
        Features.set(slate, row, trait, value);
    }

    private void totals(int row, TrackTotals totals) {
        set(row, Trait.POPULARITY, CountLog.of(totals.plays()) / 8);
        set(row, Trait.LISTENERS, CountLog.of(totals.listeners()) / 8);
        set(row, Trait.SKIP_SHARE, (double) totals.skips() / (1 + totals.plays() + totals.skips()));
        if (totals.plays() > 0) {
            set(row, Trait.DEVOTION, 1 - (double) totals.listeners() / totals.plays());
            set(row, Trait.TRACK_AGE, logHoursSince(totals.firstAtMillis()) / 10);
            set(row, Trait.REST, logHoursSince(totals.lastAtMillis()) / 10);
        }
    }

    private double logHoursSince(long pastMillis) {
        return Math.log(1 + Math.max(0, (double) situation.atMillis() - pastMillis) / HOUR_MILLIS);
    }

    private void evidence(int row, int candidate, TrackNode node, TrackNode last) {
        double share = pool.score(Source.NEXT, candidate);
        set(row, Trait.FOLLOWED, share);
        set(row, Trait.FOLLOWED_OFTEN, Math.log(1 + share * (last.followers().nextTotal() + 1)) / 2);
        set(row, Trait.FOLLOWED_IN_ORDER, Math.sqrt(share * pool.score(Source.ARTIST_ORDER, candidate)));
        set(row, Trait.NEAR, Math.min(2, pool.score(Source.SUCCESSORS, candidate)));
        set(row, Trait.SEQUENCE, (double) sequences.longestBefore(node.fingerprint()) / OwnSequences.LONGEST);
    }

    private void place(int row, ArtistTracks order, TrackNode node, TrackNode last) {
        int from = order.placeOf(last);
        int to = order.placeOf(node);
        if (from >= 0 && to >= 0 && from != to) {
            set(row, Trait.STEP_ON, to == from + 1 ? 1 : 0);
            set(row, Trait.STEPS_ON, to > from ? 1.0 / (to - from) : 0);
            set(row, Trait.STEPS_BACK, to < from ? 1.0 / (from - to) : 0);
        }
    }

    private void album(int row, TrackNode node, TrackNode last) {
        String album = node.description().album();
        boolean same = !album.isEmpty() && album.equals(last.description().album());
        set(row, Trait.ALBUM_OF_LAST, same ? 1 : 0);
    }
}
