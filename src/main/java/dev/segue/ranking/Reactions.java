package dev.segue.ranking;

import dev.segue.listener.KnownTrack;
import dev.segue.listener.RecentSkip;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the listener has said for and against tracks and artists, and the targets of the request, as a number
/// to add to the score of the learnt order: the logarithm of the factor by which it makes a choice more or less
/// likely. Above 0 only for what a listener of few plays says they like ([Leanings]).
///
/// A skip in this session counts against its track and, less, against its artist; a dislike, besides taking the track
/// out of every list, against its artist, by its share of what the listener did with that artist. These are promises to
/// the listener, not features: no weight that is learnt can turn them round.
final class Reactions {

    /// A track skipped in this session is a twentieth as likely to be wanted again in it.
    private static final double SKIPPED_TRACK = -Math.log(20);
    /// Each skip in this session costs its artist a quarter, the third and later ones nothing more.
    private static final double SKIPPED_ARTIST = Math.log(0.75);

    private static final int MOST_SKIPS = 3;
    /// An artist of whom the listener knows nothing but one disliked track is offered as if half as likely.
    private static final double DISLIKED_ARTIST = -2 * Math.log(2);
    /// So many plays of an artist outweigh one dislike.
    private static final double PLAYS_A_DISLIKE = 8;

    private static final long GAP_MILLIS = 30 * 60_000L;

    private final Set<Long> skippedTracks = new HashSet<>();
    private final Map<Long, Integer> skippedArtists = new HashMap<>();
    private final Map<Long, Double> dislikedArtists = new HashMap<>();
    private final Situation situation;

    Reactions(Situation situation) {
        this.situation = situation;
        long startMillis = sessionStartMillis();
        for (RecentSkip skip : situation.skips()) {
            if (skip.atMillis() >= startMillis) {
                skippedTracks.add(skip.track());
                count(skip);
            }
        }
        for (KnownTrack disliked : situation.known().rejected()) {
            long artist = artistOf(disliked.track(), disliked.artist());
            if (artist != 0) {
                dislikedArtists.merge(artist, 1.0, Double::sum);
            }
        }
    }

    /// Returns what is to be added to the score of a track.
    double of(TrackNode node) {
        double sum = skippedTracks.contains(node.fingerprint()) ? SKIPPED_TRACK : 0;
        long artist = node.artist();
        if (artist != 0 && !(skippedArtists.isEmpty() && dislikedArtists.isEmpty())) {
            sum += Math.min(MOST_SKIPS, skippedArtists.getOrDefault(artist, 0)) * SKIPPED_ARTIST;
            double dislikes = dislikedArtists.getOrDefault(artist, 0.0);
            double plays = situation.known().playsOfArtist(artist) / PLAYS_A_DISLIKE;
            sum += DISLIKED_ARTIST * dislikes / (1 + dislikes + plays);
        }
        return sum + situation.wish(node);
    }

    /// Returns whether nothing has been said, so that all scores stay as they are.
    boolean isNone() {
        return skippedTracks.isEmpty() && dislikedArtists.isEmpty() && situation.isWishless();
    }

    private void count(RecentSkip skip) {
        long artist = artistOf(skip.track(), skip.artist());
        if (artist != 0) {
            skippedArtists.merge(artist, 1, Integer::sum);
        }
    }

    private long artistOf(long track, long named) {
        TrackNode node = situation.model().track(track);
        return node != null && node.artist() != 0 ? node.artist() : named;
    }

    /// The session goes back from now over plays and skips that are no longer apart than the gap.
    private long sessionStartMillis() {
        long start = situation.atMillis();
        boolean longer = true;
        while (longer) {
            long earlier = start;
            for (int back = 0; back < situation.length(); back++) {
                earlier = earlierOf(earlier, start, situation.play(back).atMillis());
            }
            for (RecentSkip skip : situation.skips()) {
                earlier = earlierOf(earlier, start, skip.atMillis());
            }
            longer = earlier < start;
            start = earlier;
        }
        return start;
    }

    private static long earlierOf(long earliest, long start, long atMillis) {
        return atMillis < earliest && start - atMillis <= GAP_MILLIS ? atMillis : earliest;
    }

    /// Returns the score with the reaction to its track.
    ///
    /// @param steepness by what a score is to be multiplied to be a logarithm of likelihood
    double applied(double score, @Nullable TrackNode node, double steepness) {
        return node == null ? score : score + of(node) / steepness;
    }
}
