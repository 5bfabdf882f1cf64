package dev.segue.ranking;

import dev.segue.learning.trending.TrackTotals;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.RecentSkip;
import dev.segue.listener.Taste;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How likely it seems that a listener skips a track once it is put on: rates of skips, each shrunk to the wider one
/// while little is known.
///
/// The listener's rate of late and the track's own are added as log odds, less those of all skips; what the
/// listener has done with this very track then counts against that, which is worth [#OWN_WEIGHT] of it. Only
/// the order of tracks is meant: [dev.segue.learning.ranker.Prospects] makes a probability of it.
///
/// Source of the shrinkage: Micci-Barreca, *A Preprocessing Scheme for High-Cardinality Categorical Attributes*, SIGKDD
/// Explorations 2001.
final class SkipTendency {

    private static final double LISTENER_WEIGHT = 8;
    private static final double TRACK_WEIGHT = 8;
    private static final double OWN_WEIGHT = 3;

    private final Situation situation;
    private final double ofAll;
    private final double ofListener;

    /// @param ofAll the rate of skips of all that was put on, in `(0, 1)`
    SkipTendency(Situation situation, double ofAll) {
        this.situation = situation;
        this.ofAll = ofAll;
        this.ofListener = listenerRate(situation, ofAll);
    }

    /// Returns the tendency of a track, in `(0, 1)`.
    double of(TrackNode node) {
        TrackTotals totals = node.totals();
        double ofTrack = shrunk(totals.skips(), totals.plays(), ofAll, TRACK_WEIGHT);
        double both = 1 / (1 + Math.exp(logOdds(ofAll) - logOdds(ofListener) - logOdds(ofTrack)));
        @Nullable KnownTrack known = situation.known().get(node.fingerprint());
        return known == null ? both : shrunk(known.skips(), known.plays(), both, OWN_WEIGHT);
    }

    /// Of late: of both the latest plays and the latest skips no more are kept than a row holds, so that only what lies
    /// after the oldest of either can be compared.
    private static double listenerRate(Situation situation, double ofAll) {
        long[] plays = IntStream.range(0, situation.length())
                .filter(back -> !situation.isPreference(back))
                .mapToLong(back -> situation.play(back).atMillis())
                .toArray();
        long[] skips =
                situation.skips().stream().mapToLong(RecentSkip::atMillis).toArray();
        long from = Math.max(oldest(plays, Taste.RECENT), oldest(skips, Taste.SKIPS));
        return shrunk(since(from, skips), since(from, plays), ofAll, LISTENER_WEIGHT);
    }

    /// Returns the least of the times where there may have been others before them.
    private static long oldest(long[] times, int most) {
        return times.length < most ? Long.MIN_VALUE : Arrays.stream(times).min().orElse(Long.MIN_VALUE);
    }

    private static long since(long from, long[] times) {
        return Arrays.stream(times).filter(time -> time >= from).count();
    }

    private static double shrunk(long skips, long plays, double to, double weight) {
        return (skips + weight * to) / (skips + plays + weight);
    }

    private static double logOdds(double rate) {
        return Math.log(rate / (1 - rate));
    }
}
