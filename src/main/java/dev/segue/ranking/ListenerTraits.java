package dev.segue.ranking;

import dev.segue.learning.ranker.Slate;
import dev.segue.listener.KnownTrack;
import dev.segue.math.CountLog;
import org.jspecify.annotations.Nullable;

/// The traits that come from the listener's own rows: what the track and its artist have been to them.
final class ListenerTraits {

    private static final double MINUTE_MILLIS = 60_000;
    private static final double HOUR_MILLIS = 3_600_000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final double FADE = 0.8;
    private static final double HOURS_APART = 3;

    private final Situation situation;
    private final int sessionLength;
    private final Slate slate;
    private final long[] tracks;
    private final double[] fades;
    private final double allFades;

    ListenerTraits(Situation situation, int sessionLength, Slate slate) {
        this.situation = situation;
        this.sessionLength = sessionLength;
        this.slate = slate;
        this.tracks = new long[situation.length()];
        this.fades = new double[situation.length()];
        double sum = 0;
        for (int back = 0; back < fades.length; back++) {
            tracks[back] = situation.play(back).track();
            fades[back] = Math.pow(FADE, back);
            sum += fades[back];
        }
        this.allFades = Math.max(1, sum);
    }

    void describe(int row, TrackNode node, @Nullable KnownTrack known) {
        if (known == null || !known.isKnown()) {
            set(row, Trait.NEW, 1);
            set(row, Trait.NEW_OF_ARTIST, situation.isArtistOf(0, node) ? 1 : 0);
        }
        if (known != null) {
            acquaintance(row, known);
        }
        plays(row, node.fingerprint());
        artist(row, node);
    }

    private void set(int row, Trait trait, double value) {
        Features.set(slate, row, trait, value);
    }

    private void acquaintance(int row, KnownTrack known) {
        set(row, Trait.PLAYS, CountLog.of(known.plays()) / 4);
        set(row, Trait.SKIPPED, (double) known.skips() / (1 + known.plays() + known.skips()));
        set(row, Trait.LIKED, Math.max(0, known.strength()));
        if (known.plays() > 0) {
            double ageMillis = Math.max(0, (double) situation.atMillis() - known.lastAtMillis());
            set(row, Trait.AGE, Math.log(1 + ageMillis / MINUTE_MILLIS) / 13);
            set(row, Trait.WITHIN_HOUR, ageMillis < HOUR_MILLIS ? 1 : 0);
            set(row, Trait.WITHIN_DAY, ageMillis >= HOUR_MILLIS && ageMillis < DAY_MILLIS ? 1 : 0);
            set(row, Trait.HOUR, hourMatch(known));
        }
    }

    private double hourMatch(KnownTrack known) {
        double best = nearness(known.lastAtMillis());
        best = known.plays() > 1 ? Math.max(best, nearness(known.previousAtMillis())) : best;
        return known.plays() > 2 ? Math.max(best, nearness(known.earlierAtMillis())) : best;
    }

    private double nearness(long otherMillis) {
        double hoursApart = Math.floorMod(situation.atMillis() - otherMillis, DAY_MILLIS) / HOUR_MILLIS;
        return Math.max(0, 1 - Math.min(hoursApart, 24 - hoursApart) / HOURS_APART);
    }

    private void plays(int row, long track) {
        int times = 0;
        int latest = -1;
        for (int back = 0; back < tracks.length; back++) {
            if (tracks[back] == track) {
                latest = latest < 0 ? back : latest;
                times += back < sessionLength ? 1 : 0;
            }
        }
        set(row, Trait.IN_SESSION, times > 0 ? 1 : 0);
        set(row, Trait.TIMES_IN_SESSION, CountLog.of(times) / 2);
        set(row, Trait.BACK, latest < 0 ? 0 : 1.0 / (1 + latest));
        set(row, Trait.LAST, latest == 0 ? 1 : 0);
        set(row, Trait.SECOND_LAST, tracks.length > 1 && tracks[1] == track ? 1 : 0);
    }

    private void artist(int row, TrackNode node) {
        double share = 0;
        int inSession = 0;
        int latest = -1;
        for (int back = 0; back < tracks.length; back++) {
            if (situation.isArtistOf(back, node)) {
                latest = latest < 0 ? back : latest;
                share += fades[back];
                inSession += back < sessionLength ? 1 : 0;
            }
        }
        set(row, Trait.ARTIST_OF_LAST, situation.isArtistOf(0, node) ? 1 : 0);
        set(row, Trait.ARTIST_OF_SECOND, situation.isArtistOf(1, node) ? 1 : 0);
        set(row, Trait.ARTIST_SHARE, share / allFades);
        set(row, Trait.ARTIST_IN_SESSION, (double) inSession / Math.max(1, sessionLength));
        set(row, Trait.ARTIST_BACK, latest < 0 ? 0 : 1.0 / (1 + latest));
        set(row, Trait.KNOWN_ARTIST, CountLog.of(situation.known().playsOfArtist(node.artist())) / 4);
        TrackNode before = latest < 0 ? null : situation.node(latest);
        if (before != null) {
            ArtistTracks order = situation.model().tracksOf(node.artist());
            int place = order.placeOf(before);
            boolean next = place >= 0 && place + 1 < order.size() && order.at(place + 1) == node;
            set(row, Trait.NEXT_OF_ARTIST, next ? 1 : 0);
        }
    }
}
