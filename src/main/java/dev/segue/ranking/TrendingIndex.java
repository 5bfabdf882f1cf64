package dev.segue.ranking;

import dev.segue.math.TopK;

/// The tracks with the highest trend, kept in order while they change. One writer; readers take the snapshot.
///
/// Scores are logarithms carried to the epoch: they stay as they are while time passes, and a track's only grows, so a
/// track outside never has to be asked again before its own next play.
final class TrendingIndex {

    /// The order at one moment, best first. Immutable.
    static final class Snapshot {

        private final TrackNode[] nodes;
        private final double[] scores;

        private Snapshot(TrackNode[] nodes, double[] scores) {
            this.nodes = nodes;
            this.scores = scores;
        }

        int size() {
            return nodes.length;
        }

        TrackNode track(int rank) {
            return nodes[rank];
        }

        /// Returns the base-2 logarithm of the decayed listener days of the track at a rank, carried to the epoch.
        double score(int rank) {
            return scores[rank];
        }
    }

    private static final double MOST_LOG2 = 60;

    private final int most;
    private volatile Snapshot snapshot = new Snapshot(new TrackNode[0], new double[0]);

    TrendingIndex(int most) {
        this.most = most;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /// Puts a track at its place. Cost: O(1) when it is not good enough, else a copy of the index.
    void offer(TrackNode node, double score) {
        Snapshot now = snapshot;
        int size = now.nodes.length;
        if (!(score > Double.NEGATIVE_INFINITY) || (size == most && !isBefore(node, score, now, size - 1))) {
            return;
        }
        Snapshot others = without(now, node);
        int place = placeOf(others, node, score);
        int length = Math.min(most, others.nodes.length + 1);
        TrackNode[] nodes = new TrackNode[length];
        double[] scores = new double[length];
        System.arraycopy(others.nodes, 0, nodes, 0, place);
        System.arraycopy(others.scores, 0, scores, 0, place);
        nodes[place] = node;
        scores[place] = score;
        System.arraycopy(others.nodes, place, nodes, place + 1, length - place - 1);
        System.arraycopy(others.scores, place, scores, place + 1, length - place - 1);
        snapshot = new Snapshot(nodes, scores);
    }

    /// Puts a track at its place, of which its score may also have fallen. Cost: a pass over the index.
    void place(TrackNode node, double score) {
        Snapshot now = snapshot;
        Snapshot others = without(now, node);
        snapshot = others;
        offer(node, score);
    }

    /// Takes a track out; the place at the end stays free until a track has earned it.
    void remove(TrackNode node) {
        snapshot = without(snapshot, node);
    }

    /// Returns what a score is worth at a moment: the decayed listener days, which a moment far before the track's last
    /// play cannot make infinite.
    ///
    /// @param halfLives the moment, in half-lives since the epoch
    static double valueAt(double score, double halfLives) {
        return Math.pow(2, Math.min(MOST_LOG2, score - halfLives));
    }

    private static int placeOf(Snapshot order, TrackNode node, double score) {
        int low = 0;
        int high = order.nodes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(node, score, order, middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static boolean isBefore(TrackNode node, double score, Snapshot order, int place) {
        return TopK.isBefore(score, node.fingerprint(), order.scores[place], order.nodes[place].fingerprint());
    }

    private static Snapshot without(Snapshot order, TrackNode node) {
        int size = order.nodes.length;
        for (int i = 0; i < size; i++) {
            if (order.nodes[i] == node) {
                TrackNode[] nodes = new TrackNode[size - 1];
                double[] scores = new double[size - 1];
                System.arraycopy(order.nodes, 0, nodes, 0, i);
                System.arraycopy(order.nodes, i + 1, nodes, i, size - i - 1);
                System.arraycopy(order.scores, 0, scores, 0, i);
                System.arraycopy(order.scores, i + 1, scores, i, size - i - 1);
                return new Snapshot(nodes, scores);
            }
        }
        return order;
    }
}
