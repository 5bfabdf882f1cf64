package dev.segue.ranking;

import dev.segue.learning.ranker.Slate;
import dev.segue.listener.KnownTrack;
import dev.segue.ranking.RankRequest.Mode;
import org.jspecify.annotations.Nullable;

/// The circumstances of one list: where the listener is in a session, and what kind of listener it is.
final class Moment {

    /// A session ends when nothing was heard for so long.
    static final long GAP_MILLIS = 30 * 60_000L;
    private static final double MINUTE_MILLIS = 60_000;
    private static final double FADE = 0.8;
    private static final int CLOSE = 6;

    private final Situation situation;
    private final int sessionLength;

    Moment(Situation situation) {
        this.situation = situation;
        this.sessionLength = sessionLengthOf(situation);
    }

    /// Returns how many of the latest plays belong to the session that goes on; 0 when none does.
    int sessionLength() {
        return sessionLength;
    }

    void describe(Slate slate) {
        set(slate, Circumstance.ALWAYS, 1);
        set(slate, Circumstance.DISCOVER, situation.mode() == Mode.DISCOVER ? 1 : 0);
        set(slate, Circumstance.FAMILIAR, situation.mode() == Mode.FAMILIAR ? 1 : 0);
        set(slate, Circumstance.SESSION_START, sessionLength == 0 ? 1 : 0);
        set(slate, Circumstance.EXPERIENCE, Math.log1p((double) situation.plays()) / 7);
        set(slate, Circumstance.SESSION_LENGTH, Math.log1p(sessionLength) / 4);
        if (situation.length() == 0) {
            return;
        }
        double minutes = Math.max(0, situation.atMillis() - situation.play(0).atMillis()) / MINUTE_MILLIS;
        set(slate, Circumstance.PAUSE, Math.log1p(minutes) / 9);
        set(slate, Circumstance.RUN, Math.log1p(runLength()) / 3);
        set(slate, Circumstance.REPEATING, repeating());
        set(slate, Circumstance.STAYING, staying());
        set(slate, Circumstance.IN_ORDER, inOrder());
        set(slate, Circumstance.PREDICTED, predicted());
        set(slate, Circumstance.REPEATED_LAST, wasRepeat(0) ? 1 : 0);
        set(slate, Circumstance.LOOP, situation.length() > 1 && isTrack(0, 1) ? 1 : 0);
        set(slate, Circumstance.HABIT, isHabit() ? 1 : 0);
    }

    private static void set(Slate slate, Circumstance circumstance, double value) {
        slate.setCircumstance(circumstance.column(), value);
    }

    private static int sessionLengthOf(Situation situation) {
        long laterMillis = situation.atMillis();
        int length = 0;
        while (length < situation.length()
                && laterMillis - situation.play(length).atMillis() <= GAP_MILLIS) {
            laterMillis = situation.play(length).atMillis();
            length++;
        }
        return length;
    }

    private int runLength() {
        int length = 1;
        while (length < situation.length()
                && situation.artist(0) != 0
                && situation.artist(length) == situation.artist(0)) {
            length++;
        }
        return length;
    }

    private boolean isTrack(int one, int other) {
        return situation.play(one).track() == situation.play(other).track();
    }

    private boolean wasRepeat(int back) {
        KnownTrack known = situation.known().get(situation.play(back).track());
        return known != null && known.plays() > 1;
    }

    private double repeating() {
        double repeats = 0;
        double all = 1;
        double weight = 1;
        for (int back = 0; back < situation.length(); back++) {
            all += weight;
            repeats += wasRepeat(back) ? weight : 0;
            weight *= FADE;
        }
        return repeats / all;
    }

    private double staying() {
        double stayed = 0;
        double all = 1;
        double weight = 1;
        for (int back = 0; back + 1 < situation.length(); back++) {
            all += weight;
            stayed += situation.artist(back) != 0 && situation.artist(back) == situation.artist(back + 1) ? weight : 0;
            weight *= FADE;
        }
        return stayed / all;
    }

    private double inOrder() {
        double steps = 0;
        double all = 1;
        double weight = 1;
        for (int back = 0; back + 1 < Math.min(CLOSE, situation.length()); back++) {
            all += weight;
            steps += isNextOfArtist(back) ? weight : 0;
            weight *= FADE;
        }
        return steps / all;
    }

    private boolean isNextOfArtist(int back) {
        TrackNode node = situation.node(back);
        TrackNode before = situation.node(back + 1);
        if (node == null
                || before == null
                || situation.artist(back) == 0
                || situation.artist(back) != situation.artist(back + 1)) {
            return false;
        }
        ArtistTracks tracks = situation.model().tracksOf(situation.artist(back));
        int place = tracks.placeOf(before);
        return place >= 0 && place + 1 < tracks.size() && tracks.at(place + 1) == node;
    }

    private double predicted() {
        double hits = 0;
        double all = 1;
        double weight = 1;
        for (int back = 0; back + 1 < Math.min(CLOSE, situation.length()); back++) {
            all += weight;
            hits += followedBefore(
                            situation.node(back + 1), situation.play(back).track())
                    ? weight
                    : 0;
            weight *= FADE;
        }
        return hits / all;
    }

    private static boolean followedBefore(@Nullable TrackNode node, long track) {
        if (node != null) {
            Followers row = node.followers();
            for (int i = 0; i < row.size(); i++) {
                if (row.track(i) == track) {
                    return row.next(i) > 0;
                }
            }
        }
        return false;
    }

    private boolean isHabit() {
        for (int back = 1; back + 1 < situation.length(); back++) {
            if (isTrack(back, 0) && isTrack(back + 1, 1)) {
                return true;
            }
        }
        return false;
    }
}
