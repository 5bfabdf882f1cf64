package dev.segue.evaluation.tuning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Finds the best of many candidates without trying all of them in full: each rung triples what a candidate is tried on
/// and keeps the better third.
///
/// Candidate 0 is what serves now and is never dropped, so the last rung always compares with it. Ties keep the lower
/// number. Source: Jamieson, Talwalkar, *Non-stochastic best arm identification and hyperparameter optimization*,
/// AISTATS 2016.
public final class SuccessiveHalving {

    /// Between a rung and the next a candidate is tried on so many times more, and one in so many is kept.
    public static final int FACTOR = 3;

    /// Tries candidates.
    public interface Trials {

        /// Returns a score for each candidate, higher is better.
        ///
        /// @param rung from 0, the cheapest, to the last
        List<Double> scores(List<Integer> candidates, int rung) throws IOException;
    }

    /// What was found.
    ///
    /// @param best the best candidate of the last rung
    /// @param rungs the scores by candidate, rung by rung
    public record Outcome(int best, List<Map<Integer, Double>> rungs) {

        public Outcome {
            rungs = List.copyOf(rungs);
        }
    }

    private SuccessiveHalving() {}

    /// Returns how many rungs a number of candidates needs: until no more than three are left.
    public static int rungsFor(int candidates) {
        int rungs = 1;
        for (int left = candidates; left > FACTOR; left = kept(left)) {
            rungs++;
        }
        return rungs;
    }

    /// Runs the search.
    ///
    /// @param candidates how many there are, from 1
    public static Outcome search(int candidates, Trials trials) throws IOException {
        List<Integer> left = IntStream.range(0, candidates).boxed().toList();
        List<Map<Integer, Double>> rungs = new ArrayList<>();
        int count = rungsFor(candidates);
        for (int rung = 0; rung < count; rung++) {
            Map<Integer, Double> scores = new HashMap<>();
            List<Double> found = trials.scores(left, rung);
            for (int i = 0; i < left.size(); i++) {
                scores.put(left.get(i), found.get(i));
            }
            rungs.add(Map.copyOf(scores));
            List<Integer> order = new ArrayList<>(left);
            order.sort(Comparator.comparingDouble((Integer candidate) -> -scores.getOrDefault(candidate, 0.0)));
            if (rung == count - 1) {
                return new Outcome(order.getFirst(), rungs);
            }
            left = survivors(order, kept(left.size()));
        }
        throw new IllegalStateException("there is always a last rung");
    }

    private static int kept(int candidates) {
        return Math.max(2, candidates / FACTOR);
    }

    private static List<Integer> survivors(List<Integer> order, int kept) {
        List<Integer> best = new ArrayList<>(order.subList(0, Math.min(kept, order.size())));
        if (!best.contains(0)) {
            best.set(best.size() - 1, 0);
        }
        best.sort(Comparator.naturalOrder());
        return best;
    }
}
