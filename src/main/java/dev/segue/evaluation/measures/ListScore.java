package dev.segue.evaluation.measures;

import java.util.Arrays;

/// How good one list is: at which places the right tracks stand, and how many right tracks there are in all.
///
/// With `R` right tracks and those at places `< k` found: precision@k = found / k, recall@k = found / R,
/// average precision@k = `Σ (right tracks up to the place) / (place + 1)` over the places found, divided by
/// `min(R, k)`, NDCG@k = gain / gain of the best possible list of `k`. A list that is shorter than `k` is
/// filled up with wrong tracks.
///
/// Source: Manning, Raghavan, Schütze, *Introduction to Information Retrieval*, 2008, chapter 8; NDCG see [Discount].
public final class ListScore {

    private final int[] places;
    private final int right;

    private ListScore(int[] places, int right) {
        this.places = places;
        this.right = right;
    }

    /// Returns the score of a list when one track is right.
    ///
    /// @param place its place from 0; negative when it is not in the list
    public static ListScore ofOne(int place) {
        return new ListScore(place < 0 ? new int[0] : new int[] {place}, 1);
    }

    /// Returns the score of a list.
    ///
    /// @param right how many tracks are right, in the list or not, from 1
    /// @param places the places of those in the list, from 0, in ascending order
    public static ListScore of(int right, int... places) {
        if (right < 1 || places.length > right) {
            throw new IllegalArgumentException(
                    "%d right tracks, %d of them in the list".formatted(right, places.length));
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0 || (i > 0 && places[i] <= places[i - 1])) {
                throw new IllegalArgumentException(
                        "places %s; expected ascending places from 0".formatted(Arrays.toString(places)));
            }
        }
        return new ListScore(places.clone(), right);
    }

    /// Returns 1 when a right track is among the first `k`, else 0.
    public double hit(int k) {
        return found(k) > 0 ? 1 : 0;
    }

    /// Returns the share of the first `k` that is right.
    public double precision(int k) {
        return (double) found(k) / k;
    }

    /// Returns the share of the right tracks that is among the first `k`.
    public double recall(int k) {
        return (double) found(k) / right;
    }

    /// Returns the harmonic mean of precision and recall; 0 when both are.
    public double f1(int k) {
        return 2.0 * found(k) / (k + right);
    }

    /// Returns the average precision of the first `k`.
    public double averagePrecision(int k) {
        double sum = 0;
        int found = found(k);
        for (int i = 0; i < found; i++) {
            sum += (i + 1.0) / (places[i] + 1);
        }
        return sum / Math.min(right, k);
    }

    /// Returns `1 / (place + 1)` of the first right track when it is among the first `k`, else 0.
    public double reciprocalRank(int k) {
        return found(k) > 0 ? 1.0 / (places[0] + 1) : 0;
    }

    /// Returns the normalised discounted cumulative gain of the first `k`.
    public double ndcg(int k) {
        double gain = 0;
        int found = found(k);
        for (int i = 0; i < found; i++) {
            gain += Discount.at(places[i]);
        }
        return gain / Discount.ideal(Math.min(right, k));
    }

    /// Returns the precision at as many places as there are right tracks.
    public double rPrecision() {
        return precision(right);
    }

    private int found(int k) {
        int found = 0;
        while (found < places.length && places[found] < k) {
            found++;
        }
        return found;
    }
}
