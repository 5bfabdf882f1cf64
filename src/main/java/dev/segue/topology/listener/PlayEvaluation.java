package dev.segue.topology.listener;

import dev.segue.events.Interaction.Played;
import dev.segue.listener.ListenerView;
import dev.segue.listener.Taste;
import dev.segue.ranking.Model;
import dev.segue.ranking.RankRequest;
import dev.segue.ranking.Ranked;
import dev.segue.ranking.Recommender;
import dev.segue.topology.Counters;
import dev.segue.topology.Counters.Count;
import dev.segue.wire.ModelMetrics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Test, then learn: before a play is learnt, where would its track have stood in the list?
///
/// A deterministic hash sample of the plays is scored; the sums go out in windows of wall-clock time.
final class PlayEvaluation {

    private static final int DEPTH = 20;
    private static final int COLD = 5;

    private final Recommender recommender;
    private final Model model;
    private final Counters counters;
    private final double fraction;
    private final Sums cold = new Sums();
    private final Sums warm = new Sums();
    private long windowStartMillis;

    private static final class Sums {
        long seen;
        long scored;
        long hits;
        double ndcg;
        double reciprocalRanks;
    }

    PlayEvaluation(Recommender recommender, Model model, Counters counters, double fraction) {
        this.recommender = recommender;
        this.model = model;
        this.counters = counters;
        this.fraction = fraction;
    }

    /// Returns whether a play is in the sample, by the digest of its event.
    boolean isSampled(byte[] eventKey) {
        long bits = ByteBuffer.wrap(eventKey).getLong() >>> 11;
        return bits * 0x1.0p-53 < fraction;
    }

    void seen(Taste before) {
        counters.add(Count.PLAYS);
        sumsOf(before).seen++;
    }

    /// Scores the list that would have been served against the track that was played.
    void score(ListenerView view, Played played) {
        RankRequest request = new RankRequest(RankRequest.Mode.MIXED, DEPTH, Set.of(), Set.of(), played.at(), false);
        Ranked list = recommender.rank(view, model, request);
        int rank = rankOf(played.track().fingerprint(), list);
        Sums sums = sumsOf(view.taste());
        sums.scored++;
        counters.add(Count.PLAYS_SCORED);
        if (rank > 0) {
            counters.add(Count.HITS_20);
            sums.hits++;
            sums.ndcg += Math.log(2) / Math.log(1.0 + rank);
            sums.reciprocalRanks += 1.0 / rank;
        }
    }

    /// Returns the window's measures for listeners with few plays or for the others, empty when there were none.
    Optional<ModelMetrics> report(boolean coldListeners, int partition, long nowMillis, long listsPublished) {
        Sums sums = coldListeners ? cold : warm;
        if (sums.seen == 0) {
            return Optional.empty();
        }
        return Optional.of(ModelMetrics.newBuilder()
                .setWindowStart(Instant.ofEpochMilli(windowStartMillis))
                .setWindowEnd(Instant.ofEpochMilli(nowMillis))
                .setPartition(partition)
                .setSlice("mixed")
                .setVariant("default")
                .setCold(coldListeners)
                .setScored(sums.scored)
                .setHits20(sums.hits)
                .setNdcg20(sums.ndcg)
                .setMrr(sums.reciprocalRanks)
                .setPlaysSeen(sums.seen)
                .setScoredFraction(fraction)
                .setListsPublished(listsPublished)
                .build());
    }

    void startWindow(long nowMillis) {
        windowStartMillis = nowMillis;
        reset(cold);
        reset(warm);
    }

    private Sums sumsOf(Taste before) {
        return before.plays() < COLD ? cold : warm;
    }

    private static void reset(Sums sums) {
        sums.seen = 0;
        sums.scored = 0;
        sums.hits = 0;
        sums.ndcg = 0;
        sums.reciprocalRanks = 0;
    }

    private static int rankOf(long track, Ranked list) {
        for (int i = 0; i < list.tracks().size(); i++) {
            if (list.tracks().get(i).fingerprint() == track) {
                return i + 1;
            }
        }
        return 0;
    }
}
