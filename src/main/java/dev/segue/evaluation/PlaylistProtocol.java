package dev.segue.evaluation;

import dev.segue.math.Mix;
import dev.segue.math.TopK;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Two questions about playlists, asked of several scorers under the same split.
///
/// *Cold tracks*: a tenth of all tracks, drawn by a seeded hash, are taken out of every playlist. Each playlist with
/// enough tracks left is then given a list of only such tracks, which no playlist has had. *Continuation*: a fifth of
/// the playlists is taken out, and each is continued from its first tracks, with any track that it does not show.
///
/// Sources: Schein et al., *Methods and metrics for cold-start recommendations*, SIGIR 2002; Chen et al., *RecSys
/// Challenge 2018: automatic music playlist continuation*.
public final class PlaylistProtocol {

    private static final int CUTOFF = 20;
    private static final int LEAST_SEEDS = 5;
    private static final int COLD = 10;
    private static final int TESTED = 5;

    private final PlaylistCorpus corpus;
    private final long seed;
    private final int dimensions;

    /// The quality of one scorer's lists: means over playlists, with half the width of a 95 % interval.
    ///
    /// @param scorer its name
    /// @param playlists over how many playlists
    /// @param recall share of the right tracks among the first 20
    /// @param ndcg NDCG@20
    /// @param ndcgInterval half the width of its interval
    /// @param rPrecision share of right tracks among as many as are right
    public record Result(
            String scorer, int playlists, double recall, double ndcg, double ndcgInterval, double rPrecision) {}

    /// @param corpus the playlists
    /// @param seed draws the split
    /// @param dimensions of the dense content vector
    public PlaylistProtocol(PlaylistCorpus corpus, long seed, int dimensions) {
        this.corpus = corpus;
        this.seed = seed;
        this.dimensions = dimensions;
    }

    /// Asks which cold tracks belong into each playlist.
    ///
    /// @param ablation whether the content model is also asked without each of its groups
    public List<Result> coldTracks(boolean ablation) {
        List<List<Integer>> training = new ArrayList<>();
        List<List<Integer>> hidden = new ArrayList<>();
        for (List<Integer> playlist : corpus.playlists()) {
            training.add(playlist.stream().filter(track -> !isCold(track)).toList());
            hidden.add(playlist.stream().filter(this::isCold).toList());
        }
        int[] candidates =
                IntStream.range(0, corpus.tracks().size()).filter(this::isCold).toArray();
        PlaylistScorers scorers = new PlaylistScorers(corpus, training);
        List<PlaylistScorer> asked = new ArrayList<>(scorers.all(dimensions));
        if (ablation) {
            asked.addAll(scorers.withoutEach());
        }
        List<Result> results = new ArrayList<>();
        for (PlaylistScorer scorer : asked) {
            Tally tally = new Tally();
            for (int i = 0; i < training.size(); i++) {
                if (training.get(i).size() >= LEAST_SEEDS && !hidden.get(i).isEmpty()) {
                    tally.add(scorer, training.get(i), candidates, hidden.get(i));
                }
            }
            results.add(tally.result(scorer.name()));
        }
        return results;
    }

    /// Continues the held-out playlists.
    ///
    /// @param shown how many of their tracks are shown
    public List<Result> continuation(int shown) {
        List<List<Integer>> training = new ArrayList<>();
        List<List<Integer>> tested = new ArrayList<>();
        for (int i = 0; i < corpus.playlists().size(); i++) {
            boolean held = Math.floorMod(Mix.of(seed * 31 + i), TESTED) == 0;
            (held ? tested : training).add(corpus.playlists().get(i));
        }
        List<Result> results = new ArrayList<>();
        for (PlaylistScorer scorer : new PlaylistScorers(corpus, training).all(dimensions)) {
            Tally tally = new Tally();
            for (List<Integer> playlist : tested) {
                if (playlist.size() > shown) {
                    Set<Integer> seeds = new HashSet<>(playlist.subList(0, shown));
                    int[] candidates = IntStream.range(0, corpus.tracks().size())
                            .filter(track -> !seeds.contains(track))
                            .toArray();
                    tally.add(scorer, playlist.subList(0, shown), candidates, playlist.subList(shown, playlist.size()));
                }
            }
            results.add(tally.result(scorer.name()));
        }
        return results;
    }

    /// Returns the share of variance that the dense content vector keeps, over all tracks.
    public double explained() {
        return new PlaylistScorers(corpus, corpus.playlists()).explained(dimensions);
    }

    boolean isCold(int track) {
        return Math.floorMod(Mix.of(seed * 1_000_003 + track), COLD) == 0;
    }

    /// Sums of one scorer.
    private static final class Tally {

        private final List<Double> ndcgs = new ArrayList<>();
        private double recall;
        private double rPrecision;

        void add(PlaylistScorer scorer, List<Integer> seeds, int[] candidates, List<Integer> right) {
            double[] scores = scorer.score(seeds, candidates);
            if (!Arrays.stream(scores).allMatch(Double::isFinite)) {
                throw new IllegalStateException("%s gave a score that is no number".formatted(scorer.name()));
            }
            TopK top = new TopK(Math.max(CUTOFF, right.size()));
            for (int i = 0; i < candidates.length; i++) {
                top.offer(candidates[i], scores[i]);
            }
            top.sort();
            Set<Integer> wanted = new HashSet<>(right);
            double gain = 0;
            double ideal = 0;
            int hits = 0;
            int early = 0;
            for (int rank = 0; rank < top.size(); rank++) {
                boolean hit = wanted.contains((int) top.key(rank));
                double worth = Math.log(2) / Math.log(rank + 2);
                gain += hit && rank < CUTOFF ? worth : 0;
                ideal += rank < Math.min(CUTOFF, wanted.size()) ? worth : 0;
                hits += hit && rank < CUTOFF ? 1 : 0;
                early += hit && rank < wanted.size() ? 1 : 0;
            }
            ndcgs.add(gain / ideal);
            recall += (double) hits / wanted.size();
            rPrecision += (double) early / wanted.size();
        }

        Result result(String name) {
            int count = Math.max(1, ndcgs.size());
            double mean = ndcgs.stream().mapToDouble(Double::doubleValue).sum() / count;
            double squares = ndcgs.stream()
                    .mapToDouble(ndcg -> (ndcg - mean) * (ndcg - mean))
                    .sum();
            double interval = count < 2 ? 0 : 1.96 * Math.sqrt(squares / (count - 1) / count);
            return new Result(name, ndcgs.size(), recall / count, mean, interval, rPrecision / count);
        }
    }
}
