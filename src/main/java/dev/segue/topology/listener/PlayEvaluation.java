package dev.segue.topology.listener;

import dev.segue.evaluation.measures.BriefScores;
import dev.segue.evaluation.measures.ListScore;
import dev.segue.events.Interaction.Played;
import dev.segue.events.Interaction.Skipped;
import dev.segue.events.Interaction.WithTrack;
import dev.segue.events.OfGeneration;
import dev.segue.learning.ranker.Prospect;
import dev.segue.learning.ranker.RankerReplica;
import dev.segue.learning.ranker.RankerSettings;
import dev.segue.learning.ranker.RankerUpdate;
import dev.segue.listener.Impression;
import dev.segue.listener.KnownTrack;
import dev.segue.listener.ListenerView;
import dev.segue.listener.Taste;
import dev.segue.ranking.Learnt;
import dev.segue.ranking.Model;
import dev.segue.ranking.RankRequest;
import dev.segue.ranking.RankRequest.Mode;
import dev.segue.ranking.Ranked;
import dev.segue.ranking.Recommender;
import dev.segue.ranking.Shortlist;
import dev.segue.ranking.ShownChoice;
import dev.segue.topology.Counters;
import dev.segue.topology.Counters.Count;
import dev.segue.topology.LiveQuality;
import dev.segue.wire.ModelMetrics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Test, then learn: before a play is learnt, where would its track have stood in the list?
///
/// A deterministic hash sample of the plays is scored on the mixed list, and of these the same fraction again on the
/// list of its slice: discover for a first encounter, relisten for a track that was played before. So at a fraction of
/// 1 everything is scored as `segue evaluate` does, and at a tenth the second list costs a hundredth. The sums go out
/// in windows of wall-clock time. After it has been scored, this task's copy of the ranker learns from the same
/// candidates and features of the mixed list. What became of what the mixed list would have offered is counted, for
/// plays and for the same fraction of skips.
final class PlayEvaluation {

    private static final String VARIANT = "default";
    private static final int DEPTH = 20;
    private static final int COLD = 5;

    private final Recommender recommender;
    private final Model model;
    private final RankerSettings ranker;
    private final Counters counters;
    private final double fraction;
    private final Map<LiveQuality.Key, Sums> window = new TreeMap<>();
    private long windowStartMillis;
    private final List<OfGeneration<RankerUpdate>> unsent = new ArrayList<>();
    private int partition;
    private int partitions = 1;
    private int generation;
    private RankerReplica replica;

    private static final class Sums {
        private final BriefScores scores = new BriefScores();
        private long seen;
    }

    PlayEvaluation(Recommender recommender, Model model, RankerSettings ranker, Counters counters, double fraction) {
        this.recommender = recommender;
        this.model = model;
        this.ranker = ranker;
        this.counters = counters;
        this.fraction = fraction;
        this.generation = model.learnt().generation();
        this.replica = replicaFrom(model.learnt());
    }

    /// Returns whether a play or skip is in the sample, by the digest of its event.
    boolean isSampled(byte[] eventKey) {
        return shareOf(eventKey) < fraction;
    }

    /// Counts a play, scored or not.
    void seen(Taste before, KnownTrack known) {
        counters.add(Count.PLAYS);
        sumsOf(Mode.MIXED, before).seen++;
        Mode second = secondOf(known);
        if (second != Mode.MIXED) {
            sumsOf(second, before).seen++;
        }
    }

    /// Begins to learn, from what this process knows.
    void start(int ofPartition, int ofPartitions) {
        partition = ofPartition;
        partitions = ofPartitions;
        generation = model.learnt().generation();
        replica = replicaFrom(model.learnt());
    }

    /// Returns what the order has been taught since the last time, after taking in what other tasks have taught.
    List<OfGeneration<RankerUpdate>> learnt() {
        Learnt serving = model.learnt();
        follow(serving);
        replica.adopt(serving.ranker());
        collect();
        List<OfGeneration<RankerUpdate>> reports = List.copyOf(unsent);
        unsent.clear();
        return reports;
    }

    /// Goes over to the weights of another generation, and leaves what was learnt beside those of the one before to be
    /// sent.
    private void follow(Learnt learnt) {
        if (learnt.generation() != generation) {
            collect();
            generation = learnt.generation();
            replica = replicaFrom(learnt);
        }
    }

    private void collect() {
        replica.report().ifPresent(update -> unsent.add(new OfGeneration<>(generation, update)));
    }

    private RankerReplica replicaFrom(Learnt learnt) {
        return new RankerReplica(ranker, partition, partitions, learnt.ranker());
    }

    /// Scores the lists that would have been served against the track that was played, then teaches the order.
    void score(ListenerView view, KnownTrack known, Played played, byte[] eventKey) {
        counters.add(Count.PLAYS_SCORED);
        Shortlist mixed = shortlist(Mode.MIXED, view, played);
        if (score(Mode.MIXED, view, mixed, played) >= 0) {
            counters.add(Count.HITS_20);
        }
        Mode second = secondOf(known);
        if (second != Mode.MIXED && shareOf(eventKey) < fraction * fraction) {
            score(second, view, shortlist(second, view, played), played);
        }
        if (recommender.isLearned() && mixed.generation() == generation) {
            recommender
                    .choice(mixed, played.track().fingerprint())
                    .ifPresent(choice -> replica.learn(choice, played.listener().fingerprint()));
        }
    }

    /// Teaches the order that of a list that was shown one track was wanted, see [ShownChoice]. Nothing is learnt of a
    /// list of another generation: its features are of other vectors.
    void learnShown(Impression impression, long wanted, long listener) {
        if (recommender.isLearned() && impression.generation() == generation) {
            ShownChoice.of(impression, wanted).ifPresent(slate -> replica.learn(slate, ShownChoice.WANTED, listener));
        }
    }

    /// Returns the window's measures, a row for each slice and kind of listener of which there were plays.
    List<ModelMetrics> report(int partition, long nowMillis, long listsPublished) {
        List<ModelMetrics> rows = new ArrayList<>();
        window.forEach((key, sums) -> {
            counters.quality().add(key, sums.scores, nowMillis);
            boolean mixed = key.slice().equals(nameOf(Mode.MIXED));
            rows.add(ModelMetrics.newBuilder()
                    .setWindowStart(Instant.ofEpochMilli(windowStartMillis))
                    .setWindowEnd(Instant.ofEpochMilli(nowMillis))
                    .setPartition(partition)
                    .setSlice(key.slice())
                    .setVariant(key.variant())
                    .setCold(key.cold())
                    .setScored(sums.scores.lists())
                    .setHits20(Math.round(sums.scores.recallSum()))
                    .setNdcg20(sums.scores.ndcgSum())
                    .setMrr(sums.scores.reciprocalRankSum())
                    .setPlaysSeen(sums.seen)
                    .setScoredFraction(mixed ? fraction : fraction * fraction)
                    .setListsPublished(mixed && !key.cold() ? listsPublished : 0)
                    .build());
        });
        return rows;
    }

    void startWindow(long nowMillis) {
        windowStartMillis = nowMillis;
        window.clear();
    }

    /// Returns the place of the track in the list, from 0; -1 when it is not there.
    private int score(Mode mode, ListenerView view, Shortlist shortlist, Played played) {
        model.generations().held(shortlist.generation()).ifPresent(this::follow);
        Ranked list = recommender.order(shortlist, replica);
        int place = list.placeOf(played.track().fingerprint());
        sumsOf(mode, view.taste()).scores.add(ListScore.ofOne(place));
        if (mode == Mode.MIXED) {
            count(list, place, false);
        }
        return place;
    }

    /// Counts what became of what would have been offered before a skip.
    void scoreSkip(ListenerView view, Skipped skipped) {
        Shortlist mixed = shortlist(Mode.MIXED, view, skipped);
        model.generations().held(mixed.generation()).ifPresent(this::follow);
        Ranked list = recommender.order(mixed, replica);
        count(list, list.placeOf(skipped.track().fingerprint()), true);
    }

    private void count(Ranked list, int place, boolean skipped) {
        if (recommender.isLearned() && list.generation() == generation) {
            replica.count(list.prospects().stream().map(Prospect::odds).toList(), place, skipped);
        }
    }

    private Shortlist shortlist(Mode mode, ListenerView view, WithTrack about) {
        return recommender.shortlist(view, model, new RankRequest(mode, DEPTH, Set.of(), Set.of(), about.at(), false));
    }

    private Sums sumsOf(Mode mode, Taste before) {
        return window.computeIfAbsent(
                new LiveQuality.Key(nameOf(mode), VARIANT, before.plays() < COLD), _ -> new Sums());
    }

    /// Returns the mode of the play's slice besides mixed; mixed when it is in none.
    private static Mode secondOf(KnownTrack known) {
        if (!known.isKnown()) {
            return Mode.DISCOVER;
        }
        return known.plays() > 0 ? Mode.FAMILIAR : Mode.MIXED;
    }

    private static String nameOf(Mode mode) {
        return switch (mode) {
            case MIXED -> "mixed";
            case DISCOVER -> "discover";
            case FAMILIAR -> "relisten";
        };
    }

    private static double shareOf(byte[] eventKey) {
        return (ByteBuffer.wrap(eventKey).getLong() >>> 11) * 0x1.0p-53;
    }
}
